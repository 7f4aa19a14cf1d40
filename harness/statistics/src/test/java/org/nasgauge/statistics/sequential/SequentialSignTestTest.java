package org.nasgauge.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.special.Beta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.significance.Alternative;
import org.nasgauge.statistics.significance.WilcoxonSignedRank;

class SequentialSignTestTest {
    private static final SequentialSignTest TEST = SequentialSignTest.withDefaults();

    @ParameterizedTest
    // scipy.integrate.quad(lambda p: (2*p)**w * (2*(1-p))**l * 2/pi/sqrt(p*(1-p)), .5, 1)[0]
    @CsvSource({"8, 0, 100.475453", "20, 5, 38.931882"})
    void isTheMixtureOfLikelihoodRatios(int positive, int negative, double e) {
        assertThat(TEST.evidence(positive, negative)).isCloseTo(e, within(1e-5 * e));
        assertThat(TEST.evidence(positive, negative)).isCloseTo(byBeta(positive, negative), within(1e-5 * e));
    }

    /** In closed form: an incomplete beta function, with the half of the arcsine law that favours positive differences. */
    private static double byBeta(int positive, int negative) {
        double a = positive + 0.5;
        double b = negative + 0.5;
        return StrictMath.scalb(2.0, positive + negative)
                * Beta.regularizedBeta(0.5, b, a)
                * StrictMath.exp(Beta.logBeta(a, b))
                / StrictMath.PI;
    }

    @Test
    void agreesWithTheClosedFormWhereverItGoes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            int positive = random.nextInt(60);
            int negative = random.nextInt(60);
            double[] shuffled = new double[positive + negative];
            Arrays.setAll(shuffled, k -> k < positive ? 1 : -1);
            Sequential played = TEST.withLevel(1e-300).test(shuffled);
            // 64 gamblers are a sum for an integral: little evidence is as little in both
            assertThat(played.e()).isCloseTo(byBeta(positive, negative), within(0.01 + 1e-3 * played.e()));
            assertThat(played.e()).isCloseTo(TEST.evidence(positive, negative), within(1e-12 + 1e-10 * played.e()));
        }
    }

    @Test
    void stopsAtTheFirstPairThatIsEnough() {
        double[] losses = new double[30];
        Arrays.fill(losses, 0.25);
        losses[2] = 0;
        losses[5] = -0.0;
        Sequential result = TEST.test(losses);
        assertThat(result.n()).isEqualTo(10);
        assertThat(result.ties()).isEqualTo(2);
        assertThat(result.rejected()).isTrue();
        assertThat(result.p()).isBetween(0.009, 0.01);
        assertThat(TEST.withRows(23).test(losses).n()).isEqualTo(15);
    }

    @Test
    void tiesAndGainsAreNoEvidence() {
        Sequential ties = TEST.test(new double[500]);
        assertThat(ties).isEqualTo(new Sequential(500, 500, 1, false));
        double[] gains = new double[500];
        Arrays.fill(gains, -1);
        Sequential better = TEST.test(gains);
        assertThat(better.rejected()).isFalse();
        assertThat(better.e()).isBetween(0.0, 1.0);
        assertThat(better.p()).isEqualTo(1);
        assertThat(TEST.test().rejected()).isFalse();
    }

    @Test
    void raisesAlarmsWithoutCauseAsSeldomAsPromisedWhereTheNaiveTestDoesNot() {
        int checks = 4_000;
        int looks = 200;
        long alarms = IntStream.range(0, checks)
                .filter(i -> TEST.test(equal(i, looks)).rejected())
                .count();
        long naive = IntStream.range(0, 400).filter(i -> naive(equal(i, looks))).count();
        System.out.printf(
                "Of %d checks of nothing, looked at %d times: %d alarms; a signed-rank test repeated at 1 %%: %d of 400%n",
                checks, looks, alarms, naive);
        assertThat(alarms).isLessThanOrEqualTo(checks / 100);
        assertThat(naive).isGreaterThan(400 / 20);
    }

    @Test
    void manyRowsTogetherRaiseAlarmsAsSeldom() {
        int rows = 20;
        SequentialSignTest each = TEST.withRows(rows).withLevel(0.1);
        long alarms = IntStream.range(0, 1_000)
                .filter(check -> IntStream.range(0, rows)
                        .anyMatch(
                                row -> each.test(equal(check * rows + row, 100)).rejected()))
                .count();
        assertThat(alarms).isLessThanOrEqualTo(100);
    }

    /** Differences of equals, a third of them ties. */
    private static double[] equal(int seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.ints(n, -1, 2).asDoubleStream().toArray();
    }

    /** An ordinary test at 1 %, done again after every fifth pair. */
    private static boolean naive(double[] differences) {
        return IntStream.iterate(10, n -> n <= differences.length, n -> n + 5)
                .anyMatch(n -> WilcoxonSignedRank.withDefaults()
                                .with(Alternative.GREATER)
                                .withExactUpTo(0)
                                .test(Arrays.copyOf(differences, n))
                                .p()
                        <= 0.01);
    }

    @Test
    void theIntervalOfTheMedianHoldsItWheneverOneLooks() {
        SequentialSignTest tenth = TEST.withLevel(0.1);
        int missed = 0;
        for (int seed = 0; seed < 100; seed++) {
            double[] sample = new SplittableRandom(seed)
                    .doubles(60)
                    .map(u -> StrictMath.exp(2 * u - 1))
                    .toArray();
            boolean holds = IntStream.iterate(4, n -> n <= 60, n -> n + 4)
                    .mapToObj(n -> tenth.medianInterval(Arrays.copyOf(sample, n)))
                    .allMatch(interval -> interval.contains(1));
            missed += holds ? 0 : 1;
        }
        assertThat(missed).isLessThanOrEqualTo(10);
    }

    @Test
    void theIntervalOfTheMedianIsWhatTheTestDoesNotReject() {
        double[] sample = new SplittableRandom(9).doubles(60).toArray();
        Interval interval = TEST.medianInterval(sample);
        assertThat(interval.level()).isEqualTo(0.99);
        for (double median = -0.05; median < 1; median += 0.01) {
            double middle = median;
            int above =
                    (int) Arrays.stream(sample).filter(value -> value > middle).count();
            boolean rejected = TEST.evidence(above, 60 - above) >= 200 || TEST.evidence(60 - above, above) >= 200;
            assertThat(interval.contains(median)).as("%f", median).isEqualTo(!rejected);
        }
        assertThat(TEST.medianInterval(1, 2, 3).lower()).isNegative().isInfinite();
        assertThat(TEST.medianInterval(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5)).isEqualTo(new Interval(5, 5, 0.99));
    }

    @Test
    void refusesWhatIsNoTest() {
        assertThatThrownBy(() -> TEST.withLevel(0)).hasMessageContaining("level is 0.0");
        assertThatThrownBy(() -> TEST.withRows(0)).hasMessageContaining("0 rows");
        assertThatThrownBy(() -> TEST.test(1, Double.NaN)).hasMessageContaining("differences[1] is NaN");
    }
}
