package org.nasgauge.reproduction.published;

/** How a published value is known. */
public enum Basis {
    /** Read in a public source, which is named. */
    VERIFIED("V"),
    /** Computed by others from the published tables, by a method that is named. */
    COMPUTED("C"),
    /** Remembered from the literature: reported, and never judged. */
    MEMORY("M");

    private final String tag;

    Basis(String tag) {
        this.tag = tag;
    }

    /** As reproductions write it. */
    public String tag() {
        return tag;
    }
}
