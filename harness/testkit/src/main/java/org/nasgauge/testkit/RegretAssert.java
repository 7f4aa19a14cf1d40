package org.nasgauge.testkit;

import java.util.Arrays;
import java.util.Locale;
import org.assertj.core.api.AbstractAssert;
import org.nasgauge.statistics.significance.Alternative;
import org.nasgauge.statistics.significance.MannWhitney;
import org.nasgauge.statistics.significance.TestResult;
import org.nasgauge.statistics.significance.VarghaDelaney;

/**
 * For regression tests of algorithms: fails when final regrets have become greater than a baseline's, and not from noise.
 * <pre>{@code
 * assertThatRegrets(FinalRegrets.of(strategy, settings, benchmark, 100, 0, 50)).areNotWorseThan(baseline);
 * }</pre>
 * The baseline is another set of runs under other seeds: of the version before, or of a rival that must not be better.
 */
public final class RegretAssert extends AbstractAssert<RegretAssert, double[]> {
    private static final double STANDARD_ALPHA = 0.001;

    private final double alpha;

    private RegretAssert(double[] regrets, double alpha) {
        super(regrets, RegretAssert.class);
        this.alpha = alpha;
    }

    /** @param regrets one final regret a run; unless told otherwise, one test in a thousand fails by chance */
    public static RegretAssert assertThatRegrets(double[] regrets) {
        return new RegretAssert(regrets.clone(), STANDARD_ALPHA);
    }

    /** @param newAlpha the share of tests that may fail although nothing has become worse, above 0 and below 1 */
    public RegretAssert withFalseAlarms(double newAlpha) {
        if (!(newAlpha > 0 && newAlpha < 1)) {
            throw new IllegalArgumentException("false alarms " + newAlpha + "; expected above 0 and below 1");
        }
        return new RegretAssert(actual, newAlpha);
    }

    /**
     * Fails if a one-sided Mann-Whitney test finds these regrets greater than the baseline's.
     *
     * @throws IllegalArgumentException if there are too few runs for the test to fail at all
     */
    public RegretAssert areNotWorseThan(double[] baseline) {
        isNotNull();
        double least = leastP(actual.length, baseline.length);
        if (least > alpha) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%d runs against %d can show no p below %.2g, so that this test could not fail at %.2g; use more runs",
                    actual.length,
                    baseline.length,
                    least,
                    alpha));
        }
        TestResult test = MannWhitney.withDefaults().with(Alternative.GREATER).test(actual, baseline);
        if (test.p() <= alpha) {
            failWithMessage(
                    "Expected regrets no worse than the baseline's, but they are greater: median %s against %s, %.0f %% of"
                            + " the pairs lost, one-sided Mann-Whitney p = %.2g for %d and %d runs, which"
                            + " chance does in fewer than one of %.0f tests",
                    median(actual),
                    median(baseline),
                    100 * VarghaDelaney.of(actual, baseline).a12(),
                    test.p(),
                    actual.length,
                    baseline.length,
                    1 / alpha);
        }
        return this;
    }

    /** One over the number of ways to split all runs into the two samples. */
    private static double leastP(int first, int second) {
        double ways = 1;
        for (int i = 1; i <= first; i++) {
            ways *= (second + i) / (double) i;
        }
        return 1 / ways;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
