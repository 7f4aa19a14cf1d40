package org.nasgauge.cli;

import org.nasgauge.api.error.UserError;

/** The ranges of the numbers that options take, and what is said of a number outside. */
final class OptionRange {
    private OptionRange() {}

    /**
     * A probability, as of a false alarm.
     *
     * @throws UserError unless it is between 0 and 1, both excluded
     */
    static void requireShare(String option, double share) {
        if (!(share > 0 && share < 1)) {
            throw UserError.at(option, "expected a number between 0 and 1, found " + share, "Write 0.01 for 1 %");
        }
    }

    /** @throws UserError unless it is above 0 and finite */
    static void requireAboveZero(String option, double value, String mend) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw UserError.at(option, "expected a number above 0, found " + value, mend);
        }
    }

    /** @throws UserError if there are fewer than the least */
    static void requireAtLeast(int least, String option, int count, String mend) {
        if (count < least) {
            throw UserError.at(option, "expected " + least + " or more, found " + count, mend);
        }
    }
}
