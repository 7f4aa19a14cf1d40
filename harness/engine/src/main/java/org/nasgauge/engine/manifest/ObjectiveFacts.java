package org.nasgauge.engine.manifest;

import java.util.List;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;

/**
 * What an experiment optimises beside the benchmark's objective, and within which limits.
 *
 * @param further the other objectives; empty where only limits were given
 * @param limits what every architecture has to keep
 * @param reference a value of each objective, the benchmark's first: the hypervolume is taken from there; empty where
 *     there are no further objectives
 * @param front the true front within the limits, on test, a value of each objective at each point; empty where nobody
 *     knows it
 */
public record ObjectiveFacts(
        List<Metric> further, List<Limit> limits, List<Double> reference, List<List<Double>> front) {
    public ObjectiveFacts {
        further = List.copyOf(further);
        limits = List.copyOf(limits);
        reference = List.copyOf(reference);
        front = front.stream().map(List::copyOf).toList();
    }

    /**
     * What an architecture may cost.
     *
     * @param bound the greatest value allowed of a metric that is minimised, the least of one that is maximised; any
     *     finite number
     */
    public record Limit(Metric metric, double bound) {
        public Limit {
            if (!Double.isFinite(bound)) {
                throw new IllegalArgumentException("a limit of " + bound + "; expected a finite number");
            }
        }

        /** By how much a value exceeds the limit, as a share of its size, of a limit of 0 as it is; 0 where it does not. */
        public double excess(double value) {
            double beyond = metric.direction() == Direction.MINIMIZE ? value - bound : bound - value;
            return Math.max(0, beyond / (bound == 0 ? 1 : StrictMath.abs(bound)));
        }
    }
}
