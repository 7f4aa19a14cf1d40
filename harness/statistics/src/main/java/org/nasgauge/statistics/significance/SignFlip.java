package org.nasgauge.statistics.significance;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.nasgauge.statistics.CompensatedSum;
import org.nasgauge.statistics.Finite;

/**
 * The permutation test of paired differences: were first and second exchangeable within each pair, every difference
 * could as well have the other sign. The statistic is the mean difference.
 *
 * <p>Exact over all signs up to 20 non-zero differences. Beyond, p is (b + 1) / (m + 1) with b of m random sign
 * patterns at least as extreme: B. Phipson and G. K. Smyth, "Permutation p-values should never be zero", Statistical
 * Applications in Genetics and Molecular Biology 9 (2010).
 */
public final class SignFlip {
    private static final int MOST_EXACT = 20;
    /** Sums that are equal on paper differ by rounding; relative to the sum of absolute differences. */
    private static final double ROUNDING = 1e-14;

    private static final SignFlip DEFAULTS = new SignFlip(Alternative.TWO_SIDED, 9_999);

    private final Alternative alternative;
    private final int samples;

    private SignFlip(Alternative alternative, int samples) {
        this.alternative = alternative;
        this.samples = samples;
    }

    /** Two-sided, 9,999 sign patterns where not all are tried. */
    public static SignFlip withDefaults() {
        return DEFAULTS;
    }

    public SignFlip with(Alternative newAlternative) {
        return new SignFlip(newAlternative, samples);
    }

    /** How many random sign patterns are drawn where not all are tried; at least 1. */
    public SignFlip withSamples(int newSamples) {
        if (newSamples < 1) {
            throw new IllegalArgumentException(newSamples + " samples, expected at least 1");
        }
        return new SignFlip(alternative, newSamples);
    }

    /** Tests {@code first[i] - second[i]}. */
    public TestResult test(double[] first, double[] second, RandomGenerator random) {
        return test(Differences.of(first, second), random);
    }

    /** Tests differences. Small samples draw nothing from {@code random}. */
    public TestResult test(double[] differences, RandomGenerator random) {
        double[] sample = Finite.sample(differences, "differences");
        double[] nonZero = Arrays.stream(sample).filter(d -> d != 0).toArray();
        double observed = CompensatedSum.of(nonZero);
        double slack = ROUNDING * CompensatedSum.of(Differences.absolute(nonZero));
        Tally tally = new Tally(observed - slack, observed + slack);
        boolean exact = nonZero.length <= MOST_EXACT;
        if (exact) {
            all(nonZero, 0, 0, tally);
        } else {
            tally.count(observed);
            for (int i = 0; i < samples; i++) {
                tally.count(flipped(nonZero, random));
            }
        }
        double p = alternative.p(tally.atMost / tally.all, tally.atLeast / tally.all);
        TestResult.Basis basis = exact ? TestResult.Basis.EXACT : TestResult.Basis.SAMPLED;
        return new TestResult(sample.length, observed / sample.length, p, basis);
    }

    private static void all(double[] differences, int next, double sum, Tally tally) {
        if (next == differences.length) {
            tally.count(sum);
        } else {
            all(differences, next + 1, sum + differences[next], tally);
            all(differences, next + 1, sum - differences[next], tally);
        }
    }

    private static double flipped(double[] differences, RandomGenerator random) {
        double sum = 0;
        for (double difference : differences) {
            sum += random.nextBoolean() ? difference : -difference;
        }
        return sum;
    }

    private static final class Tally {
        private final double low;
        private final double high;
        private double all;
        private double atMost;
        private double atLeast;

        Tally(double low, double high) {
            this.low = low;
            this.high = high;
        }

        void count(double sum) {
            all++;
            atMost += sum <= high ? 1 : 0;
            atLeast += sum >= low ? 1 : 0;
        }
    }
}
