package org.nasgauge.statistics.correlation;

import java.util.OptionalDouble;

/**
 * The rank correlations, each with the standard error of its Fisher transform z = atanh r.
 *
 * <p>The standard errors are those of D. G. Bonett and T. A. Wright, "Sample size requirements for estimating Pearson,
 * Kendall and Spearman correlations", Psychometrika 65 (2000). They hold for pairs drawn at random from a continuous
 * bivariate distribution; with many ties the interval is approximate.
 */
public enum RankMeasure {
    /** Pearson's correlation of the average ranks. Standard error sqrt((1 + r^2 / 2) / (n - 3)), n at least 4. */
    SPEARMAN_RHO {
        @Override
        OptionalDouble standardErrorOfZ(double value, int n) {
            return n < 4
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(StrictMath.sqrt((1 + value * value / 2) / (n - 3)));
        }
    },

    /**
     * Concordant minus discordant pairs, over the geometric mean of the pairs untied on either side. Standard error
     * sqrt(0.437 / (n - 4)), n at least 5, good for |tau| below 0.8.
     */
    KENDALL_TAU_B {
        @Override
        OptionalDouble standardErrorOfZ(double value, int n) {
            return n < 5 ? OptionalDouble.empty() : OptionalDouble.of(StrictMath.sqrt(0.437 / (n - 4)));
        }
    },

    /**
     * Stuart's tau: concordant minus discordant pairs, over the most there could be with as many distinct values. No
     * interval.
     */
    KENDALL_TAU_C {
        @Override
        OptionalDouble standardErrorOfZ(double value, int n) {
            return OptionalDouble.empty();
        }
    };

    abstract OptionalDouble standardErrorOfZ(double value, int n);
}
