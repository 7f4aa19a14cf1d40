package org.nasgauge.engine.record;

import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;

/**
 * What an architecture may cost.
 *
 * @param bound the greatest value allowed of a metric that is minimised, the least of one that is maximised; positive
 */
public record Limit(Metric metric, double bound) {
    public Limit {
        if (!(bound > 0 && bound < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a limit of " + bound + "; expected a positive number");
        }
    }

    /** By how much a value exceeds the limit, as a share of it; 0 where it does not. */
    public double excess(double value) {
        double beyond = metric.direction() == Direction.MINIMIZE ? value - bound : bound - value;
        return Math.max(0, beyond / bound);
    }
}
