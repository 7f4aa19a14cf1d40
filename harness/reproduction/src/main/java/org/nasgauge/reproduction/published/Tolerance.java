package org.nasgauge.reproduction.published;

import org.nasgauge.reproduction.measure.Measure.Measured;

/** How far a derived value may be from the published one. Three standard errors are the bar wherever something was sampled. */
public sealed interface Tolerance {
    /** In standard errors. */
    int BAR = 3;

    /**
     * The derived values that would be accepted.
     *
     * @param rounding half a unit of the last digit of the published value, which may be anything that rounds to it
     * @param ours for its number of architectures or runs, and its standard error
     */
    Range accepted(double published, double rounding, Measured ours);

    /** Whether the value comes from a sample, so that others than the right one can be close to it. */
    default boolean isSampled() {
        return true;
    }

    /** Both ends belong to it. */
    record Range(double least, double most) {
        /** Room for the binary forms of decimal numbers, relative to a bound. */
        private static final double NOISE = 1e-12;

        static Range around(double middle, double half) {
            return new Range(middle - half, middle + half);
        }

        public boolean contains(double value) {
            return value >= least - NOISE * StrictMath.max(1, StrictMath.abs(least))
                    && value <= most + NOISE * StrictMath.max(1, StrictMath.abs(most));
        }
    }

    /**
     * At most this far away.
     *
     * @param most at least 0
     */
    record Absolute(double most) implements Tolerance {
        @Override
        public Range accepted(double published, double rounding, Measured ours) {
            return Range.around(published, most);
        }

        @Override
        public boolean isSampled() {
            return false;
        }
    }

    /**
     * Two means over runs.
     *
     * @param sd over the published runs
     * @param runs that were published
     */
    record OfRuns(double sd, int runs) implements Tolerance {
        @Override
        public Range accepted(double published, double rounding, Measured ours) {
            double theirs = sd / StrictMath.sqrt(runs);
            return Range.around(
                    published, BAR * StrictMath.hypot(theirs, ours.error().orElse(0)) + rounding);
        }
    }

    /**
     * Two standard deviations over runs: the error of theirs is that of ours, scaled to their number of runs.
     *
     * @param runs that were published
     */
    record OfSpread(int runs) implements Tolerance {
        @Override
        public Range accepted(double published, double rounding, Measured ours) {
            double error = ours.error().orElse(0);
            double theirs = error * StrictMath.sqrt((double) ours.n() / runs);
            return Range.around(published, BAR * StrictMath.hypot(error, theirs) + rounding);
        }
    }

    /**
     * Rank correlations of two samples of one population, on Fisher's scale.
     *
     * @param architectures of each of their samples; 0 if it is not known, and theirs then counts as exact
     * @param draws how many of their samples the published value is the mean of
     * @param population that both are drawn from without replacement; 0 if it is beyond counting
     */
    record OfSample(Rank rank, int architectures, int draws, int population) implements Tolerance {
        /** Which correlation, with the standard error of its inverse hyperbolic tangent. */
        public enum Rank {
            /** sqrt((1 + r² / 2) / (n - 3)), after D. G. Bonett and T. A. Wright, Psychometrika 65 (2000). */
            SPEARMAN {
                @Override
                double error(double r, int n) {
                    return StrictMath.sqrt((1 + r * r / 2) / StrictMath.max(1, n - 3));
                }
            },
            /** sqrt(0.437 / (n - 4)), after E. C. Fieller, H. O. Hartley and E. S. Pearson, Biometrika 44 (1957). */
            KENDALL {
                @Override
                double error(double r, int n) {
                    return StrictMath.sqrt(0.437 / StrictMath.max(1, n - 4));
                }
            };

            abstract double error(double r, int n);
        }

        @Override
        public Range accepted(double published, double rounding, Measured ours) {
            double theirs = architectures == 0 ? 0 : error(published, architectures) / StrictMath.sqrt(draws);
            double half = BAR * StrictMath.hypot(error(published, ours.n()), theirs);
            return new Range(
                    StrictMath.tanh(fisher(published - rounding) - half),
                    StrictMath.tanh(fisher(published + rounding) + half));
        }

        /** With the correction for a finite population: a sample that is all of it has no error. */
        private double error(double r, int n) {
            double part = population == 0 ? 0 : StrictMath.min(1, (double) n / population);
            return rank.error(r, n) * StrictMath.sqrt(1 - part);
        }

        private static double fisher(double r) {
            return StrictMath.log((1 + r) / (1 - r)) / 2;
        }
    }
}
