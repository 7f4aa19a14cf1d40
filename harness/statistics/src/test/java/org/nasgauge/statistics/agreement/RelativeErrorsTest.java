package org.nasgauge.statistics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.agreement.RelativeErrors.Measure;
import org.nasgauge.statistics.resampling.Bootstrap;
import org.nasgauge.statistics.resampling.Bootstrap.Method;

class RelativeErrorsTest {
    private static double[] drawn(Random random, int n) {
        return random.doubles(n, 0.1, 10).toArray();
    }

    private static double rmspe(double[] truths, double[] predictions) {
        double sum = 0;
        for (int i = 0; i < truths.length; i++) {
            sum += Math.pow(predictions[i] / truths[i] - 1, 2);
        }
        return Math.sqrt(sum / truths.length);
    }

    @Test
    void errorsAreSharesOfTheTruth() {
        RelativeErrors errors = new RelativeErrors(new double[] {1, 2, 4, -10}, new double[] {1.2, 2, 3.75, -10.4});
        assertThat(errors.n()).isEqualTo(4);
        assertThat(errors.value(Measure.RMSPE))
                .isCloseTo(Math.sqrt((0.04 + 0 + 0.0625 * 0.0625 + 0.0016) / 4), within(1e-12));
        assertThat(errors.value(Measure.WITHIN_5_PERCENT)).isEqualTo(0.5);
        assertThat(errors.value(Measure.WITHIN_10_PERCENT)).isEqualTo(0.75);
    }

    @Test
    void theUnitDoesNotMatterAndTheScaleOfPredictionsDoes() {
        Random random = new Random(2);
        for (int round = 0; round < 50; round++) {
            double[] truths = drawn(random, 30);
            double[] predictions = drawn(random, 30);
            RelativeErrors errors = new RelativeErrors(truths, predictions);
            RelativeErrors inSeconds = new RelativeErrors(thousandth(truths), thousandth(predictions));
            assertThat(errors.value(Measure.RMSPE)).isCloseTo(rmspe(truths, predictions), within(1e-9));
            for (Measure measure : Measure.values()) {
                assertThat(inSeconds.value(measure)).isCloseTo(errors.value(measure), within(1e-9));
            }
            assertThat(new RelativeErrors(truths, thousandth(predictions)).value(Measure.WITHIN_10_PERCENT))
                    .isZero();
        }
    }

    private static double[] thousandth(double[] values) {
        return Arrays.stream(values).map(value -> value / 1000).toArray();
    }

    @Test
    void intervalsAreThoseOfTheBootstrapOverPairs() {
        Random random = new Random(3);
        double[] truths = drawn(random, 60);
        double[] predictions = Arrays.stream(truths)
                .map(truth -> truth * (1 + 0.1 * random.nextGaussian()))
                .toArray();
        RelativeErrors errors = new RelativeErrors(truths, predictions);
        for (Method method : Method.values()) {
            Interval direct = Bootstrap.withDefaults()
                    .with(method)
                    .withResamples(1_000)
                    .interval(truths, predictions, RelativeErrorsTest::rmspe, new Random(4))
                    .orElseThrow();
            Interval interval =
                    errors.interval(Measure.RMSPE, method, new Random(4)).orElseThrow();
            assertThat(interval.lower()).isCloseTo(direct.lower(), within(2e-3));
            assertThat(interval.upper()).isCloseTo(direct.upper(), within(2e-3));
            for (Measure measure : Measure.values()) {
                assertThat(errors.interval(measure, method, new Random(5))
                                .orElseThrow()
                                .contains(errors.value(measure)))
                        .isTrue();
            }
        }
        assertThat(new RelativeErrors(truths, truths).interval(Measure.RMSPE, Method.BCA, new Random(1)))
                .isEmpty();
    }

    @Test
    void whatHasNoShareIsRefused() {
        assertThatThrownBy(() -> new RelativeErrors(new double[] {0, 1}, new double[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[0]");
        assertThatThrownBy(() -> new RelativeErrors(new double[] {1}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RelativeErrors(new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
