package org.nasgauge.statistics;

/**
 * A two-sided interval estimate.
 *
 * @param lower its lower end, not above {@code upper}
 * @param upper its upper end
 * @param level the nominal coverage, in (0, 1), as 0.95
 */
public record Interval(double lower, double upper, double level) {
    public Interval {
        Finite.openFraction(level, "level");
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("interval from " + lower + " to " + upper + " has no order");
        }
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    public double width() {
        return upper - lower;
    }
}
