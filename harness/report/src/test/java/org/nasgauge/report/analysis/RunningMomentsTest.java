package org.nasgauge.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;

class RunningMomentsTest {
    /** Two runs of regret 5.95 and 53.95: Student's interval would reach from −275 to 335. */
    @Test
    void aBandEndsAtTheRegretOfTheWorstAccuracy() {
        Yardstick regret = new Yardstick(Metric.ACCURACY, OptionalDouble.of(94.37));
        AnytimeCurve.Point point = point(new double[] {5.95, 53.95}, regret.least(), regret.greatest());
        assertThat(point.mean()).isCloseTo(29.95, within(1e-12));
        assertThat(point.lower()).isZero();
        assertThat(point.upper()).isEqualTo(94.37);
    }

    @Test
    void whatIsPossibleDependsOnTheMetricAndOnWhetherTheOptimumIsKnown() {
        assertThat(range(Metric.ACCURACY, OptionalDouble.empty())).containsExactly(0, 100);
        assertThat(range(Metric.ACCURACY, OptionalDouble.of(90))).containsExactly(0, 90);
        assertThat(range(Metric.LOSS, OptionalDouble.empty())).containsExactly(0, Double.POSITIVE_INFINITY);
        assertThat(range(Metric.LOSS, OptionalDouble.of(0.2))).containsExactly(0, Double.POSITIVE_INFINITY);
        assertThat(range(new Metric("error", Unit.PERCENT, Direction.MINIMIZE), OptionalDouble.of(6)))
                .containsExactly(0, Double.POSITIVE_INFINITY);
        assertThat(range(new Metric("score", Unit.SCORE, Direction.MAXIMIZE), OptionalDouble.empty()))
                .containsExactly(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Values of any spread, some at the very ends of what is possible. */
    @Test
    void everyBandHoldsItsMeanAndStaysWithinWhatIsPossible() {
        Random random = new Random(1);
        for (int round = 0; round < 3_000; round++) {
            double least = round % 5 == 0 ? Double.NEGATIVE_INFINITY : random.nextGaussian();
            double greatest = round % 7 == 0 ? Double.POSITIVE_INFINITY : Math.max(least, 0) + random.nextInt(3) + 1e-3;
            double[] values = new double[1 + random.nextInt(12)];
            double spread = Math.pow(10, random.nextInt(7) - 3);
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.max(least, Math.min(greatest, greatest - Math.abs(random.nextGaussian()) * spread));
                if (Double.isInfinite(values[i])) {
                    values[i] = random.nextGaussian() * spread;
                    values[i] = Math.max(least, values[i]);
                }
            }
            AnytimeCurve.Point point = point(values, least, greatest);
            double rounding = 1e-12 * (1 + Math.abs(point.mean()));
            assertThat(point.lower()).isLessThanOrEqualTo(point.mean()).isGreaterThanOrEqualTo(least - rounding);
            assertThat(point.upper()).isGreaterThanOrEqualTo(point.mean()).isLessThanOrEqualTo(greatest + rounding);
            if (values.length > 1) {
                Interval student = Summary.of(values).meanInterval(0.95).orElseThrow();
                double tolerance = 1e-6 * (1 + Math.abs(student.lower()) + Math.abs(student.upper()));
                assertThat(point.lower()).isCloseTo(Math.max(least, student.lower()), within(tolerance));
                assertThat(point.upper()).isCloseTo(Math.min(greatest, student.upper()), within(tolerance));
            }
        }
    }

    private static double[] range(Metric metric, OptionalDouble optimum) {
        Yardstick yardstick = new Yardstick(metric, optimum);
        return new double[] {yardstick.least(), yardstick.greatest()};
    }

    private static AnytimeCurve.Point point(double[] values, double least, double greatest) {
        RunningMoments moments = new RunningMoments(new double[] {1});
        Arrays.stream(values).forEach(value -> moments.add(new double[] {value}));
        return moments.curve(least, greatest).at(1).orElseThrow();
    }
}
