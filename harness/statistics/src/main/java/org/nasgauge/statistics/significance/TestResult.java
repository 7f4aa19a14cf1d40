package org.nasgauge.statistics.significance;

/**
 * The outcome of a test.
 *
 * @param n the number of observations (of pairs, of blocks) that went in
 * @param statistic as the test defines it
 * @param p in [0, 1]
 * @param basis where p comes from
 */
public record TestResult(int n, double statistic, double p, Basis basis) {
    public TestResult {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p is " + p + ", expected 0 to 1");
        }
    }

    /** The null distribution behind a p-value. */
    public enum Basis {
        /** All permutations of the observed values, ties and zeros as they are. */
        EXACT,
        /** The limit for large samples, with corrections for ties and continuity. */
        ASYMPTOTIC,
        /** A random sample of the permutations. */
        SAMPLED
    }
}
