package org.nasgauge.statistics.significance;

import org.nasgauge.statistics.Finite;

/**
 * The comparison of all pairs of mean ranks after {@link Friedman}: P. Nemenyi, 1963; J. Demšar, "Statistical comparisons
 * of classifiers over multiple data sets", JMLR 7 (2006), equation for CD.
 */
final class Nemenyi {
    private Nemenyi() {}

    static double criticalDifference(int treatments, int blocks, double alpha) {
        Finite.openFraction(alpha, "alpha");
        return StudentizedRange.of(treatments).upperQuantile(alpha) * standardError(treatments, blocks);
    }

    static double p(int treatments, int blocks, double difference) {
        return StudentizedRange.of(treatments)
                .upperTail(StrictMath.abs(difference) / standardError(treatments, blocks));
    }

    /** The standard deviation of a mean rank's difference, over sqrt 2. */
    private static double standardError(double treatments, double blocks) {
        return StrictMath.sqrt(treatments * (treatments + 1) / (12 * blocks));
    }
}
