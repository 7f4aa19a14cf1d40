package org.nasgauge.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoppingTimeTest {
    private static final SequentialSignTest TEST = SequentialSignTest.withDefaults();

    @ParameterizedTest
    // quantiles: the same chances carried along with numpy
    @CsvSource({"1, 8, 8, 8", "0.9, 14, 13, 21", "0.8, 28, 24, 42", "0.7, 69, 62, 102"})
    void isSoonForWhatIsMuchWorse(double positive, int mean, int median, int most) {
        StoppingTime time = StoppingTime.of(TEST, positive, 0, 1_000);
        assertThat(StrictMath.round(time.mean())).isEqualTo(mean);
        assertThat(time.quantile(0.5)).hasValue(median);
        assertThat(time.quantile(0.8)).hasValue(most);
    }

    @Test
    void isAlmostNeverWhereNothingIsWorse() {
        StoppingTime time = StoppingTime.of(TEST, 0.5, 0, 2_000);
        assertThat(time.by(2_000)).isBetween(0.005, 0.01);
        assertThat(time.quantile(0.5)).isEmpty();
    }

    @Test
    void tiesOnlyTakeLonger() {
        assertThat(StoppingTime.of(TEST, 0.8, 0.5, 1_000).mean())
                .isCloseTo(2 * StoppingTime.of(TEST, 0.8, 0, 1_000).mean(), within(1e-6));
    }

    @Test
    void isWhatTheTestDoes() {
        int tests = 4_000;
        StoppingTime time = StoppingTime.of(TEST, 0.75, 0.2, 120);
        double[] stops = IntStream.range(0, tests)
                .mapToDouble(seed -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    Sequential result = TEST.test(random.doubles(120)
                            .map(u -> u < 0.2 ? 0 : u < 0.4 ? -1 : 1)
                            .toArray());
                    return result.rejected() ? result.n() : Double.POSITIVE_INFINITY;
                })
                .toArray();
        for (int n : new int[] {20, 40, 60, 120}) {
            double share =
                    (double) Arrays.stream(stops).filter(stop -> stop <= n).count() / tests;
            assertThat(time.by(n)).isCloseTo(share, within(0.03));
        }
    }
}
