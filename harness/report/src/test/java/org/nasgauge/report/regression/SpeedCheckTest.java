package org.nasgauge.report.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.report.regression.SpeedCheck.Limits;
import org.nasgauge.report.regression.SpeedCheck.Verdict;

/** With clocks that say what they are told to. */
class SpeedCheckTest {
    private static final Limits LIMITS = new Limits(0.9, 40, 0.01);

    /** CPU seconds about a mean, with a noise of a tenth, and now and then twice as much. */
    private static DoubleSupplier clock(double mean, SplittableRandom random) {
        return () -> mean * (1 + 0.1 * (random.nextDouble() - 0.5)) * (random.nextInt(10) == 0 ? 2 : 1);
    }

    private static SpeedCheck check(double a, double b, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return SpeedCheck.run(clock(a, random), clock(b, random), LIMITS);
    }

    @Test
    void whatIsSlowerIsFoundSoonAndNumbered() {
        SpeedCheck check = check(1, 1.3, 1);
        assertThat(check.verdict()).isEqualTo(Verdict.TOO_SLOW);
        assertThat(check.rounds()).hasSizeBetween(8, 20);
        assertThat(check.words())
                .startsWith("B is too slow: 0.7")
                .contains(" rounds; 99 % interval ", "at least 0.9 is asked for\nbelow that in ", "100 is enough");
    }

    @Test
    void whatIsAsFastPasses() {
        assertThat(check(1, 1, 1).verdict()).isEqualTo(Verdict.FAST_ENOUGH);
        assertThat(check(1, 0.5, 1).words()).startsWith("B is fast enough: ");
    }

    /** At the very ratio that is just allowed, a naive look after each round would cry far more often than one time in a hundred. */
    @Test
    void theLeastRatioItselfSeldomFails() {
        long failed = IntStream.range(0, 600)
                .filter(seed -> check(0.9, 1, seed).verdict() == Verdict.TOO_SLOW)
                .count();
        long undecided = IntStream.range(0, 600)
                .filter(seed -> check(0.9, 1, seed).verdict() == Verdict.UNDECIDED)
                .count();
        assertThat(failed).isLessThanOrEqualTo(6);
        assertThat(undecided).isGreaterThan(500);
    }

    @Test
    void roundsAreInterleavedAndTheFirstIsNotCounted() {
        List<String> order = new ArrayList<>();
        SpeedCheck check =
                SpeedCheck.run(() -> order.add("a") ? 1 : 0, () -> order.add("b") ? 1 : 0, new Limits(1, 4, 0.01));
        assertThat(String.join("", order)).isEqualTo("ba" + "ab" + "ba" + "ab" + "ba");
        assertThat(check.rounds()).hasSize(4);
        assertThat(check.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(check.words()).contains("interval unknown to unknown", "below that in 0 rounds, above in 0");
    }

    @Test
    void whatTakesNothingIsNoReason() {
        SpeedCheck check = SpeedCheck.run(() -> 0, () -> 0, LIMITS);
        assertThat(check.verdict()).isEqualTo(Verdict.FAST_ENOUGH);
        assertThat(check.words()).contains(": 1 times as fast");
    }
}
