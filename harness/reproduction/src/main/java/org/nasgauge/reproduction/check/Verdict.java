package org.nasgauge.reproduction.check;

/** What came of a published cell. */
public sealed interface Verdict {
    /** The derived value is within the tolerance. */
    record Reproduced() implements Verdict {}

    /** It is not. */
    record Differs() implements Verdict {}

    /**
     * There is no judging it.
     *
     * @param damaged whether because something that is there cannot be read
     */
    record Unchecked(String reason, boolean damaged) implements Verdict {}

    /** The value is from memory: the two stand side by side, and nobody judges. */
    record Reported() implements Verdict {}
}
