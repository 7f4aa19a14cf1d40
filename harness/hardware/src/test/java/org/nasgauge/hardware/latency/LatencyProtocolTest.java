package org.nasgauge.hardware.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.hardware.latency.LatencyProtocol.Measured;
import org.nasgauge.hardware.latency.LatencyProtocol.Settings;

class LatencyProtocolTest {
    private static final double[] MILLISECONDS = {0.05, 0.4, 3, 12};
    private static final double REFERENCE = 2;
    private static final int TRIALS = 20;

    private static Measured measured(SimulatedMachine machine, Settings settings) {
        List<Workload> workloads = new ArrayList<>();
        for (double milliseconds : MILLISECONDS) {
            workloads.add(machine.sleeping("sleeps " + milliseconds + " ms", milliseconds / 1000));
        }
        return new LatencyProtocol(settings, machine)
                .measure(
                        machine.sleeping("reference", REFERENCE / 1000),
                        machine.sleeping("empty", 1e-6),
                        workloads,
                        SeedTree.root(7));
    }

    private static Measured measured(SimulatedMachine machine) {
        return measured(machine, Settings.STANDARD);
    }

    /** The share of intervals of relative latency that hold the true ratio. */
    private static double coverage(LongFunction<SimulatedMachine> machines) {
        int inside = 0;
        for (long seed = 0; seed < TRIALS; seed++) {
            List<Latency> latencies = measured(machines.apply(seed)).latencies();
            for (int i = 0; i < MILLISECONDS.length; i++) {
                inside += latencies.get(i).relative().interval().orElseThrow().contains(MILLISECONDS[i] / REFERENCE)
                        ? 1
                        : 0;
            }
        }
        return inside / (double) (TRIALS * MILLISECONDS.length);
    }

    @Test
    void aKnownTimeIsWithinItsInterval() {
        int inside = 0;
        for (long seed = 0; seed < TRIALS; seed++) {
            Measured measured = measured(new SimulatedMachine(seed).withNoise(0.05));
            for (int i = 0; i < MILLISECONDS.length; i++) {
                Latency latency = measured.latencies().get(i);
                assertThat(latency.median().value()).isBetween(0.97 * MILLISECONDS[i], 1.03 * MILLISECONDS[i]);
                assertThat(latency.inferences() * MILLISECONDS[i]).isGreaterThan(0.95);
                assertThat(latency.samples()).isEqualTo(120);
                // a mean of many inferences is not their median: that of a log-normal is above it by half its variance
                double mean = MILLISECONDS[i] * (latency.inferences() > 1 ? Math.exp(0.05 * 0.05 / 2) : 1);
                inside += latency.median().interval().orElseThrow().contains(mean) ? 1 : 0;
            }
            assertThat(measured.disturbed()).isZero();
            assertThat(measured.attempted()).isEqualTo(12);
            assertThat(measured.empty().median().value()).isBetween(0.0009, 0.0011);
        }
        assertThat(inside / (double) (TRIALS * MILLISECONDS.length)).isGreaterThan(0.9);
    }

    @Test
    void driftCancelsInTheRatioToTheReference() {
        LongFunction<SimulatedMachine> drifting = seed ->
                new SimulatedMachine(seed).withNoise(0.02).withSlowness(time -> 1 + time / 5 + 0.1 * Math.sin(time));
        assertThat(coverage(drifting)).isGreaterThan(0.9);
        Latency slowest = measured(drifting.apply(1)).latencies().get(3);
        assertThat(slowest.betweenRounds()).isGreaterThan(0.05);
        assertThat(slowest.median().value()).isGreaterThan(1.2 * 12);
    }

    @Test
    void burstsAreInTheTailAndAreNotLeftOut() {
        LongFunction<SimulatedMachine> bursting =
                seed -> new SimulatedMachine(seed).withNoise(0.02).withBursts(0.005, 0.05);
        assertThat(coverage(bursting)).isGreaterThan(0.85);
        Latency latency = measured(new SimulatedMachine(2).withNoise(0.02).withBursts(0.05, 0.05))
                .latencies()
                .get(2);
        assertThat(latency.farOutliers()).isPositive();
        assertThat(latency.tail99().estimate().value()).isGreaterThan(50);
        assertThat(latency.median().value()).isBetween(2.9, 3.2);
    }

    @Test
    void disturbedRoundsAreMeasuredAnew() {
        Measured measured =
                measured(new SimulatedMachine(3).withNoise(0.02).withSteal(time -> time % 4 < 1.5 ? 0.3 : 0));
        assertThat(measured.attempted()).isBetween(13, 24);
        assertThat(measured.disturbed()).isZero();
        assertThat(measured.latencies().get(3).median().value()).isBetween(11.7, 12.3);
    }

    @Test
    void aFractionalQuotaIsSaidAndChangesTailsAlone() {
        Measured measured = measured(new SimulatedMachine(4).withNoise(0.02).withQuota(0.5));
        assertThat(measured.attempted()).isEqualTo(24);
        assertThat(measured.disturbed()).isEqualTo(12);
        for (int i = 0; i < 3; i++) {
            Latency latency = measured.latencies().get(i);
            assertThat(latency.median().value()).isBetween(0.98 * MILLISECONDS[i], 1.02 * MILLISECONDS[i]);
            assertThat(latency.relative().interval().orElseThrow().contains(MILLISECONDS[i] / REFERENCE))
                    .isTrue();
        }
        assertThat(measured.latencies().get(2).tail99().estimate().value()).isGreaterThan(40);
    }

    @Test
    void warmUpLastsUntilNothingIsCompiledAndTimesStay() {
        Measured measured = measured(new SimulatedMachine(1).withNoise(0.01).withCompilationUntil(0.7));
        assertThat(measured.latencies()).allMatch(Latency::isStable);
        assertThat(measured.latencies().get(0).median().value()).isBetween(0.049, 0.051);
        Measured never = measured(new SimulatedMachine(1).withSlowness(time -> 1 + 3 * time));
        assertThat(never.latencies().get(3).isStable()).isFalse();
    }

    /** Six blocks of ten inferences of 45 ms take 2.7 s: a second would be over before anything could be seen to stay. */
    @Test
    void slowInferencesHaveTheBlocksThatItTakesToSettle() {
        assertThat(slow(45, Settings.STANDARD).isStable()).isTrue();
        assertThat(slow(45, Settings.STANDARD.warmedUpFor(0)).isStable()).isFalse();
        assertThat(slow(3, Settings.STANDARD.warmedUpFor(0)).isStable()).isTrue();
    }

    /** An inference that takes longer and longer: the warm-up ends with its twelfth block of ten. */
    @Test
    void aWarmUpThatNeverSettlesEndsAllTheSame() {
        AtomicInteger inferences = new AtomicInteger();
        SimulatedMachine machine = new SimulatedMachine(1);
        Workload slowing = machine.sleeping("slowing", 0.1);
        Workload counted = new Workload("counted", () -> {
            for (int i = inferences.getAndIncrement(); i >= 0; i -= 30) {
                slowing.inference().run();
            }
        });
        Sampler sampler = Sampler.warmedUp(counted, machine, Settings.STANDARD);
        assertThat(sampler.isStable()).isFalse();
        assertThat(inferences).hasValue(120);
    }

    private static Sampler slow(double milliseconds, Settings settings) {
        SimulatedMachine machine = new SimulatedMachine(1).withNoise(0.01);
        return Sampler.warmedUp(machine.sleeping("slow", milliseconds / 1000), machine, settings);
    }

    @Test
    void tailsAndIntervalsTakeTheirSamples() {
        Measured small =
                measured(new SimulatedMachine(1).withNoise(0.1), new Settings(5, 12, 1e-3, 0, 1, 0, 0.01, 0.95));
        Latency few = small.latencies().get(2);
        assertThat(few.median().interval()).isEmpty();
        assertThat(few.tail90().bound()).isEmpty();
        Latency standard =
                measured(new SimulatedMachine(1).withNoise(0.1)).latencies().get(2);
        assertThat(standard.tail90().bound()).isPresent();
        assertThat(standard.tail99().bound()).isEmpty();
        Measured many =
                measured(new SimulatedMachine(1).withNoise(0.1), new Settings(12, 56, 1e-3, 0, 1, 0, 0.01, 0.95));
        assertThat(many.latencies().get(2).tail99().bound()).isPresent();
    }

    @Test
    void theSameMachineAndSeedGiveTheSame() {
        assertThat(measured(new SimulatedMachine(1).withNoise(0.1)))
                .isEqualTo(measured(new SimulatedMachine(1).withNoise(0.1)));
        assertThatThrownBy(() -> new Settings(0, 1, 1e-3, 0, 1, 0, 0.01, 0.95)).hasMessageContaining("rounds");
    }
}
