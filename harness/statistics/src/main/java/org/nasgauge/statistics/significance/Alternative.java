package org.nasgauge.statistics.significance;

/** What a test would show: the statistic is too far out on either side, too small, or too great. */
public enum Alternative {
    TWO_SIDED,
    LESS,
    GREATER;

    /**
     * The p-value from the two tails, both of which hold the observed value. Two-sided is twice the smaller tail, at
     * most 1, which is scipy's convention for null distributions that need not be symmetric.
     */
    double p(double lowerTail, double upperTail) {
        double p = switch (this) {
            case LESS -> lowerTail;
            case GREATER -> upperTail;
            case TWO_SIDED -> 2 * StrictMath.min(lowerTail, upperTail);
        };
        return StrictMath.min(1, p);
    }
}
