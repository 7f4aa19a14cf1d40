package org.nasgauge.statistics.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignFlipTest {
    private static final double[] D = {0.31, -0.12, 0.45, 0.08, 0.27, -0.05, 0.19, 0.22};

    @ParameterizedTest
    // stats.permutation_test((d,), np.mean, permutation_type='samples', n_resamples=10**6, alternative=alt)
    @CsvSource({"TWO_SIDED, 0.046875", "GREATER, 0.0234375", "LESS, 0.98046875"})
    void isExactForFewPairs(Alternative alternative, double p) {
        TestResult result = SignFlip.withDefaults().with(alternative).test(D, new Random(0));
        assertThat(result.statistic()).isCloseTo(0.16875, within(1e-16));
        assertThat(result.p()).isEqualTo(p);
        assertThat(result.basis()).isEqualTo(TestResult.Basis.EXACT);
    }

    @Test
    void sumsThatAreEqualOnPaperTie() {
        // 0.1 + 0.2 and 0.3 differ in their last bit; of the 8 sign patterns, 2 have the sum 0.
        TestResult result =
                SignFlip.withDefaults().with(Alternative.GREATER).test(new double[] {0.1, 0.2, -0.3}, new Random(0));
        assertThat(result.p()).isEqualTo(5.0 / 8);
    }

    @Test
    void samplesWhereThereAreTooManySigns() {
        double[] d = new Random(3).doubles(60).map(u -> u - 0.42).toArray();
        TestResult result = SignFlip.withDefaults().withSamples(20_000).test(d, new Random(1));
        assertThat(result.basis()).isEqualTo(TestResult.Basis.SAMPLED);
        // With 60 pairs the signed-flip distribution of the sum is near normal with variance sum of d^2.
        double sum = 0;
        double squares = 0;
        for (double value : d) {
            sum += value;
            squares += value * value;
        }
        double normal = 2 * Tail.normal(StrictMath.abs(sum) / StrictMath.sqrt(squares));
        assertThat(result.p()).isCloseTo(normal, within(0.01));
        assertThat(SignFlip.withDefaults().withSamples(20_000).test(d, new Random(1)))
                .isEqualTo(result);
    }

    @Test
    void sampledPIsNeverZero() {
        double[] d = new Random(3).doubles(100).map(u -> u + 1).toArray();
        assertThat(SignFlip.withDefaults()
                        .with(Alternative.GREATER)
                        .withSamples(99)
                        .test(d, new Random(1))
                        .p())
                .isEqualTo(0.01);
    }

    @Test
    void noDifferenceIsNoEvidence() {
        assertThat(SignFlip.withDefaults()
                        .test(new double[30], new double[30], new Random(1))
                        .p())
                .isEqualTo(1);
    }
}
