package org.nasgauge.reproduction.published;

import org.nasgauge.reproduction.measure.Measure.Measured;

/** How far a derived value may be from the published one. */
public sealed interface Tolerance {
    boolean admits(double published, Measured ours);

    /**
     * At most this far away.
     *
     * @param most at least 0
     */
    record Absolute(double most) implements Tolerance {
        /** Room for the binary forms of two decimal numbers. */
        private static final double NOISE = 1e-9;

        @Override
        public boolean admits(double published, Measured ours) {
            double noise = NOISE * StrictMath.max(1, StrictMath.abs(published)) * StrictMath.min(1, most);
            return StrictMath.abs(ours.value() - published) <= most + noise;
        }
    }

    /**
     * Two means over runs, at most three standard errors of their difference and a slack away.
     *
     * @param sd over the published runs
     * @param runs that were published
     * @param slack for what differs between two implementations of one algorithm
     */
    record OfRuns(double sd, int runs, double slack) implements Tolerance {
        private static final int STANDARD_ERRORS = 3;

        @Override
        public boolean admits(double published, Measured ours) {
            double own = ours.sd().orElse(0);
            double error = StrictMath.sqrt(sd * sd / runs + own * own / ours.n());
            return StrictMath.abs(ours.value() - published) <= STANDARD_ERRORS * error + slack;
        }
    }

    /** Rank correlations of two samples of one population: on Fisher's scale at most three standard errors of ours apart. */
    record OfSample(Rank rank) implements Tolerance {
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

        private static final int STANDARD_ERRORS = 3;

        @Override
        public boolean admits(double published, Measured ours) {
            double r = ours.value();
            return StrictMath.abs(fisher(r) - fisher(published)) <= STANDARD_ERRORS * rank.error(r, ours.n());
        }

        private static double fisher(double r) {
            return StrictMath.log((1 + r) / (1 - r)) / 2;
        }
    }

    /** Ours over theirs from {@code least} to {@code most}. */
    record Ratio(double least, double most) implements Tolerance {
        @Override
        public boolean admits(double published, Measured ours) {
            double ratio = ours.value() / published;
            return ratio >= least && ratio <= most;
        }
    }
}
