package org.nasgauge.tabular.making;

/** How a training that was done again compares with the table. */
public enum Agreement {
    /** Every value of every epoch is the same, but for the seconds. */
    SAME_BITS("the same to the bit"),
    /** Not the same, in another environment than the table's, and near enough for that. */
    WITHIN_BOUNDS("within the bounds"),
    DIFFERS("differs");

    private final String words;

    Agreement(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
