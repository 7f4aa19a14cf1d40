package org.nasgauge.api.metric;

/** Which values of a metric are better. */
public enum Direction {
    MAXIMIZE,
    MINIMIZE;

    /** The value turned so that greater is better. */
    public double score(double value) {
        return this == MAXIMIZE ? value : -value;
    }

    /** How far the value falls short of the optimum; 0 at the optimum, positive below it. */
    public double regret(double optimum, double value) {
        return score(optimum) - score(value);
    }
}
