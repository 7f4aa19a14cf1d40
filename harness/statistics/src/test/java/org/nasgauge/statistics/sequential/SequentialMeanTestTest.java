package org.nasgauge.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.statistics.Interval;

class SequentialMeanTestTest {
    private static final double[] D = {0.31, -0.12, 0.45, 0.08, 0.27, -0.05, 0.19, 0.22};
    private static final SequentialMeanTest TEST = SequentialMeanTest.withDefaults();

    @Test
    void isTheMeanOfWhatTheGamblersOwn() {
        // numpy: lam = cos(pi*(2*arange(64)+1)/256); prod(1 + lam[:,None]*(D+.1)/.9, 1).mean()
        assertThat(TEST.withMargin(-0.1).test(D).e()).isCloseTo(4.354961160814108, within(1e-12));
    }

    @Test
    void clipsWhatIsBeyondTheBound() {
        double[] wide = {0.5, -3, 7};
        assertThat(TEST.withBound(0.5).test(wide).e())
                .isEqualTo(TEST.withBound(0.5).test(0.5, -0.5, 0.5).e());
    }

    @Test
    void isAsSelectiveAsPromisedForSkewedDifferences() {
        // mostly a little better, seldom much worse: mean 0, though the median is below
        long alarms = IntStream.range(0, 3_000)
                .filter(seed -> TEST.test(new SplittableRandom(seed)
                                .doubles(200)
                                .map(u -> u < 0.1 ? 0.9 : -0.1)
                                .toArray())
                        .rejected())
                .count();
        assertThat(alarms).isBetween(1L, 30L);
    }

    @Test
    void findsADifference() {
        double[] worse = new SplittableRandom(3).doubles(500).map(u -> u - 0.3).toArray();
        Sequential result = TEST.test(worse);
        assertThat(result.rejected()).isTrue();
        assertThat(result.n()).isLessThan(150);
    }

    @Test
    void theIntervalHoldsTheMeanWheneverOneLooks() {
        SequentialMeanTest tenth = TEST.withLevel(0.1);
        int missed = 0;
        for (int seed = 0; seed < 60; seed++) {
            double[] sample = new SplittableRandom(seed)
                    .doubles(80)
                    .map(u -> 1.2 * u - 0.4)
                    .toArray();
            boolean holds = IntStream.iterate(5, n -> n <= 80, n -> n + 25)
                    .mapToObj(n -> tenth.interval(Arrays.copyOf(sample, n)))
                    .allMatch(interval -> interval.contains(0.2));
            missed += holds ? 0 : 1;
        }
        assertThat(missed).isLessThanOrEqualTo(6);
        Interval wide = tenth.interval(D);
        assertThat(wide.level()).isEqualTo(0.9);
        assertThat(wide.contains(0.16875)).isTrue();
    }

    @Test
    void equivalenceNeedsBothSides() {
        SequentialEquivalence within = SequentialEquivalence.withDefaults().within(0.2, 1);
        double[] alike = new SplittableRandom(3).doubles(400).map(u -> u - 0.5).toArray();
        Sequential result = within.test(alike);
        assertThat(result.rejected()).isTrue();
        double[] better = Arrays.stream(alike).map(d -> d - 0.4).toArray();
        assertThat(within.test(better).rejected()).isFalse();
        assertThat(within.noGreater(better).rejected()).isTrue();
        // the slow way: each side by itself
        int low = TEST.withMargin(-0.2).test(alike).n();
        int high = TEST.withMargin(-0.2)
                .test(Arrays.stream(alike).map(d -> -d).toArray())
                .n();
        assertThat(result.n()).isEqualTo(StrictMath.max(low, high));
    }

    @Test
    void aDifferenceOfTheMarginIsSeldomCalledEquivalent() {
        SequentialEquivalence within =
                SequentialEquivalence.withDefaults().withLevel(0.05).within(0.1, 1);
        long alarms = IntStream.range(0, 1_000)
                .filter(seed -> within.test(new SplittableRandom(seed)
                                .doubles(300)
                                .map(u -> u - 0.4)
                                .toArray())
                        .rejected())
                .count();
        assertThat(alarms).isLessThanOrEqualTo(50);
    }

    @Test
    void refusesMarginsThatTheBoundCutsOff() {
        assertThatThrownBy(() -> TEST.withMargin(1)).hasMessageContaining("expected a finite bound beyond the margin");
        assertThatThrownBy(() -> SequentialEquivalence.withDefaults().within(0, 1))
                .hasMessageContaining("expected a margin above 0");
    }
}
