package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** Pearson's chi-square test of counts against the shares that were promised. */
public final class Uniformity {
    /** The normal quantile for a chance of one in ten thousand. */
    private static final double Z = 3.719;

    private Uniformity() {}

    public static void assertUniform(long[] counts) {
        double[] shares = new double[counts.length];
        Arrays.fill(shares, 1.0 / counts.length);
        assertShares(counts, shares);
    }

    public static void assertShares(long[] counts, double[] shares) {
        if (counts.length < 2) {
            return;
        }
        long total = Arrays.stream(counts).sum();
        double statistic = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = total * shares[i];
            statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        assertThat(statistic).as("chi-square of " + Arrays.toString(counts)).isLessThan(critical(counts.length - 1));
    }

    /** The quantile of the chi-square distribution, by Wilson and Hilferty's cube root. */
    static double critical(int freedom) {
        double a = 2.0 / (9 * freedom);
        return freedom * Math.pow(1 - a + Z * Math.sqrt(a), 3);
    }
}
