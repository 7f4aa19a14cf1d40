package org.nasgauge.api.space;

/** How somebody else writes the architectures of a space: a tool or a file that has not the field's own form. */
public interface Notation {
    /** Lower case, words joined by hyphens; the same in all spaces for which one tool has a notation. */
    String name();

    /**
     * The network that a text of {@link #write} was written for; may read more than is written.
     *
     * @throws IllegalArgumentException if the text names no architecture of the space, saying what was expected
     */
    Architecture read(String text);

    String write(Architecture architecture);
}
