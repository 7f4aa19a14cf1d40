package org.nasgauge.statistics.significance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nasgauge.statistics.Ranks;

/**
 * Friedman's test that several treatments do alike over blocks: treatments are ranked within each block, 1 for the
 * least value, ties averaged. With a loss or a regret, rank 1 is best.
 *
 * <p>M. Friedman, JASA 32 (1937), with the correction for ties of W. J. Conover, "Practical Nonparametric Statistics",
 * 1999, section 5.8.
 *
 * @param blocks the number of blocks, at least 2
 * @param meanRanks of the treatments, in their order
 * @param chiSquared the statistic, 0 when every block is one tie
 */
public record Friedman(int blocks, List<Double> meanRanks, double chiSquared) {
    public Friedman {
        meanRanks = List.copyOf(meanRanks);
    }

    /**
     * Ranks a matrix with one row a block and one column a treatment.
     *
     * @throws IllegalArgumentException if there are fewer than 2 blocks or treatments, the rows differ in length, or a
     *     value is NaN
     */
    public static Friedman of(double[][] values) {
        int treatments = values.length < 2 ? 0 : values[0].length;
        if (treatments < 2) {
            throw new IllegalArgumentException("a comparison needs at least 2 blocks and 2 treatments");
        }
        long[] doubledSums = new long[treatments];
        long squares = 0;
        for (int block = 0; block < values.length; block++) {
            if (values[block].length != treatments) {
                throw new IllegalArgumentException("block " + block + " has " + values[block].length
                        + " treatments, not " + treatments + " as the first");
            }
            Ranks ranks = Ranks.of(values[block]);
            for (int t = 0; t < treatments; t++) {
                long centred = ranks.doubled(t) - treatments - 1;
                doubledSums[t] += centred;
                squares += centred * centred;
            }
        }
        long between = Arrays.stream(doubledSums).map(sum -> sum * sum).sum();
        double chiSquared = squares == 0 ? 0 : (double) ((treatments - 1) * between) / (double) squares;
        List<Double> meanRanks = Arrays.stream(doubledSums)
                .mapToObj(sum -> (sum + (long) (treatments + 1) * values.length) / (2.0 * values.length))
                .toList();
        return new Friedman(values.length, meanRanks, chiSquared);
    }

    public int treatments() {
        return meanRanks.size();
    }

    /** The test by chi-squared with k - 1 degrees of freedom; conservative for few blocks. */
    public TestResult chiSquaredTest() {
        double p = Tail.chiSquared(chiSquared, treatments() - 1);
        return new TestResult(blocks, chiSquared, p, TestResult.Basis.ASYMPTOTIC);
    }

    /**
     * The less conservative test by F with k - 1 and (k - 1)(n - 1) degrees of freedom: R. L. Iman and J. M. Davenport,
     * Communications in Statistics A 9 (1980). Empty when all blocks rank alike, for then F is unbounded.
     */
    public Optional<TestResult> imanDavenportTest() {
        double rest = blocks * (treatments() - 1.0) - chiSquared;
        if (rest <= 0) {
            return Optional.empty();
        }
        double f = (blocks - 1) * chiSquared / rest;
        double p = Tail.f(f, treatments() - 1, (treatments() - 1) * (blocks - 1));
        return Optional.of(new TestResult(blocks, f, p, TestResult.Basis.ASYMPTOTIC));
    }

    /** By how much two mean ranks must differ to differ at a family-wise level, as 0.05. */
    public double criticalDifference(double alpha) {
        return Nemenyi.criticalDifference(treatments(), blocks, alpha);
    }

    /** Nemenyi's p-value of the difference between two treatments, for all pairs together. */
    public double nemenyiP(int first, int second) {
        return Nemenyi.p(treatments(), blocks, meanRanks.get(first) - meanRanks.get(second));
    }
}
