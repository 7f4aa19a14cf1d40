package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nasgauge.testkit.RegretAssert.assertThatRegrets;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class RegretAssertTest {
    @Test
    void regretsThatAreClearlyGreaterFail() {
        assertThatThrownBy(() -> assertThatRegrets(normal(1.0, 40, 1)).areNotWorseThan(normal(0, 40, 2)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("they are greater: median")
                .hasMessageContaining("for 40 and 40 runs");
    }

    @Test
    void regretsThatAreSmallerPass() {
        assertThatCode(() -> assertThatRegrets(normal(0, 40, 1)).areNotWorseThan(normal(1.0, 40, 2)))
                .doesNotThrowAnyException();
    }

    @Test
    void noiseFailsAsOftenAsWasAllowed() {
        long alarms = IntStream.range(0, 2_000)
                .filter(seed -> fails(normal(0, 20, 2 * seed), normal(0, 20, 2 * seed + 1), 0.05))
                .count();
        assertThat(alarms).isBetween(60L, 140L);
    }

    @Test
    void refusesATestThatCouldNotFail() {
        assertThatThrownBy(() -> assertThatRegrets(normal(9, 5, 1)).areNotWorseThan(normal(0, 5, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 runs against 5 can show no p below 0.004");
    }

    private static boolean fails(double[] regrets, double[] baseline, double alpha) {
        try {
            assertThatRegrets(regrets).withFalseAlarms(alpha).areNotWorseThan(baseline);
            return false;
        } catch (AssertionError expected) {
            return true;
        }
    }

    private static double[] normal(double mean, int n, int seed) {
        SeededRandom random = SeedTree.root(seed).generator();
        return IntStream.range(0, n)
                .mapToDouble(i -> mean + random.nextGaussian())
                .toArray();
    }
}
