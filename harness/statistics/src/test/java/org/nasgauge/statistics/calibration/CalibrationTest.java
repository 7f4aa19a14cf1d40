package org.nasgauge.statistics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.calibration.Calibration.Measure;
import org.nasgauge.statistics.resampling.Bootstrap.Method;

class CalibrationTest {
    private static final double[] CRPS = {.3, .1, .7, .2, 1.4, .25, .6, .05, .9, .33, .41, .12};

    private static Calibration of(double... shares) {
        return new Calibration(shares, new double[shares.length], new double[shares.length]);
    }

    @Test
    void whatLiesBetweenTheQuantilesIsCovered() {
        Calibration calibration = of(0, 0.02, 0.09, 0.11, 0.24, 0.26, 0.5, 0.74, 0.76, 0.89, 0.91, 0.98, 1);
        assertThat(calibration.value(Measure.COVERAGE_50)).isEqualTo(3 / 13.0);
        assertThat(calibration.value(Measure.COVERAGE_80)).isEqualTo(7 / 13.0);
        assertThat(calibration.value(Measure.COVERAGE_95)).isEqualTo(9 / 13.0);
        assertThat(calibration.histogram(4)).containsExactly(5, 1, 2, 5);
        assertThat(calibration.histogram(1)).containsExactly(13);
    }

    /** Values that are drawn from the distributions themselves. */
    @ParameterizedTest
    @CsvSource({"0.1", "0.5", "0.8", "0.95"})
    void whereDistributionsAreRightIntervalsCoverWhatTheySay(double nominal) {
        Random random = new Random(4);
        double[] shares = random.doubles(20_000).toArray();
        assertThat(of(shares).coverage(nominal)).isCloseTo(nominal, within(0.01));
        int[] counts = of(shares).histogram(10);
        assertThat(Arrays.stream(counts).sum()).isEqualTo(20_000);
        for (int count : counts) {
            assertThat(count).isBetween(1_850, 2_150);
        }
    }

    /** scipy.stats.bootstrap((CRPS,), np.mean, n_resamples=200000, method=…), up to its chance and ours. */
    @Test
    void intervalsAreThoseOfAnotherImplementation() {
        Calibration calibration = new Calibration(new double[12], CRPS, new double[12]);
        Interval percentile = calibration
                .interval(Measure.CRPS, Method.PERCENTILE, new Random(1))
                .orElseThrow();
        Interval bca =
                calibration.interval(Measure.CRPS, Method.BCA, new Random(1)).orElseThrow();
        assertThat(calibration.value(Measure.CRPS)).isCloseTo(0.4466666666666667, within(1e-15));
        assertThat(percentile.lower()).isCloseTo(0.2542, within(0.02));
        assertThat(percentile.upper()).isCloseTo(0.6783, within(0.03));
        assertThat(bca.lower()).isCloseTo(0.2800, within(0.02));
        assertThat(bca.upper()).isCloseTo(0.7333, within(0.04));
        assertThat(calibration.interval(Measure.LOG_SCORE, Method.BCA, new Random(1)))
                .as("all alike")
                .isEmpty();
    }

    @Test
    void whatIsNotANumberOrHasNoPartnerIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(CalibrationTest::of);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calibration(new double[2], new double[2], new double[] {0, Double.NaN}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calibration(new double[2], new double[3], new double[2]));
    }
}
