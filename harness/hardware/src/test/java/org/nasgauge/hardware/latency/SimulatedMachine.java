package org.nasgauge.hardware.latency;

import java.util.function.DoubleUnaryOperator;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

/** A machine whose workloads «sleep» a known time on a clock that nothing but they move. */
final class SimulatedMachine implements Machine {
    private static final double QUOTA_PERIOD = 0.1;

    private final SeededRandom random;
    private double seconds;
    private double noise;
    private DoubleUnaryOperator slowness = time -> 1;
    private double burstChance;
    private double burstSeconds;
    private DoubleUnaryOperator stealAt = time -> 0;
    private double stolen;
    private double quota = 1;
    private double usedInPeriod;
    private double period;
    private long throttled;
    private double compiledUntil;

    SimulatedMachine(long seed) {
        this.random = SeedTree.root(seed).generator();
    }

    /** @param deviation of the logarithm of each inference's time */
    SimulatedMachine withNoise(double deviation) {
        this.noise = deviation;
        return this;
    }

    SimulatedMachine withSlowness(DoubleUnaryOperator factorAtSecond) {
        this.slowness = factorAtSecond;
        return this;
    }

    SimulatedMachine withBursts(double chance, double seconds) {
        this.burstChance = chance;
        this.burstSeconds = seconds;
        return this;
    }

    /** @param shareAtSecond of the time that others take, which makes all slower by as much */
    SimulatedMachine withSteal(DoubleUnaryOperator shareAtSecond) {
        this.stealAt = shareAtSecond;
        return this;
    }

    /** @param share of each tenth of a second that the process may run */
    SimulatedMachine withQuota(double share) {
        this.quota = share;
        return this;
    }

    /** Slower by ten while it compiles. */
    SimulatedMachine withCompilationUntil(double second) {
        this.compiledUntil = second;
        return this;
    }

    Workload sleeping(String name, double inferenceSeconds) {
        return new Workload(name, () -> spend(inferenceSeconds));
    }

    private void spend(double inferenceSeconds) {
        double needed = inferenceSeconds
                * Math.exp(noise * random.nextGaussian())
                * slowness.applyAsDouble(seconds)
                * (seconds < compiledUntil ? 10 : 1);
        needed += random.nextDouble() < burstChance ? burstSeconds : 0;
        double share = stealAt.applyAsDouble(seconds);
        stolen += needed / (1 - share) - needed;
        run(needed);
        seconds += needed / (1 - share) - needed;
    }

    private void run(double needed) {
        double left = needed;
        while (true) {
            double now = Math.floor(seconds / QUOTA_PERIOD);
            if (now != period) {
                period = now;
                usedInPeriod = 0;
            }
            double room = quota * QUOTA_PERIOD - usedInPeriod;
            if (quota == 1 || left <= room) {
                usedInPeriod += left;
                seconds += left;
                return;
            }
            left -= room;
            throttled++;
            seconds = (period + 1) * QUOTA_PERIOD + 1e-9;
        }
    }

    @Override
    public long nanoseconds() {
        return Math.round(seconds * 1e9);
    }

    @Override
    public Activity activity() {
        return new Activity(
                Math.round(stolen * 1e6),
                Math.round(seconds * 1e6),
                throttled,
                Math.round(1000 * Math.min(seconds, compiledUntil)));
    }
}
