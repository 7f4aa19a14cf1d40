package org.nasgauge.reproduction.published;

import org.nasgauge.reproduction.measure.Measured;

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

    /**
     * Spearman correlations of two samples of one population: on Fisher's scale at most three standard errors of ours
     * apart, sqrt((1 + r² / 2) / (n - 3)) after D. G. Bonett and T. A. Wright, Psychometrika 65 (2000).
     */
    record OfSample() implements Tolerance {
        private static final int STANDARD_ERRORS = 3;

        @Override
        public boolean admits(double published, Measured ours) {
            double r = ours.value();
            double error = StrictMath.sqrt((1 + r * r / 2) / StrictMath.max(1, ours.n() - 3));
            return StrictMath.abs(fisher(r) - fisher(published)) <= STANDARD_ERRORS * error;
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
