package org.nasgauge.hardware.latency;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.statistics.Quantiles;

/** One workload after its warm-up: takes samples, each the mean over as many inferences as fill its least time. */
final class Sampler {
    private static final int MOST_IN_BLOCK = 10;
    private static final int WINDOW = 3;
    private static final double STABLE = 0.01;
    private static final int LEAST_INFERENCES = 20;

    private final Workload workload;
    private final Machine machine;
    private final double leastSeconds;
    private final int block;
    private int inferences = 1;
    private boolean stable;

    private Sampler(Workload workload, Machine machine, double leastSeconds, int block) {
        this.workload = workload;
        this.machine = machine;
        this.leastSeconds = leastSeconds;
        this.block = block;
    }

    /**
     * Runs blocks of samples, as many as a round has and 10 at most, until their median changes by less than 1 % from three
     * blocks to the next three, nothing was compiled in these, and the least time and 20 inferences are over; or until both
     * limits are reached, of time and of blocks.
     */
    static Sampler warmedUp(Workload workload, Machine machine, LatencyProtocol.Settings settings) {
        Sampler sampler =
                new Sampler(workload, machine, settings.sampleSeconds(), Math.min(MOST_IN_BLOCK, settings.samples()));
        sampler.warmUp(settings);
        return sampler;
    }

    private void warmUp(LatencyProtocol.Settings settings) {
        long begin = machine.nanoseconds();
        List<Double> medians = new ArrayList<>();
        List<Long> compilations = new ArrayList<>();
        long run = 0;
        double elapsed = 0;
        while (!stable && (elapsed < settings.warmUpLimitSeconds() || medians.size() < settings.warmUpLimitBlocks())) {
            compilations.add(machine.activity().compilation());
            medians.add(Quantiles.of(samples(block)).at(0.5));
            run += (long) block * inferences;
            elapsed = (machine.nanoseconds() - begin) * 1e-9;
            stable = run >= LEAST_INFERENCES
                    && elapsed >= settings.warmUpSeconds()
                    && settled(medians)
                    && compilations.get(Math.max(0, compilations.size() - WINDOW))
                            == machine.activity().compilation();
        }
    }

    private static boolean settled(List<Double> medians) {
        int n = medians.size();
        if (n < 2 * WINDOW) {
            return false;
        }
        double before = median(medians.subList(n - 2 * WINDOW, n - WINDOW));
        double after = median(medians.subList(n - WINDOW, n));
        return Math.abs(after - before) <= STABLE * before;
    }

    private static double median(List<Double> values) {
        return Quantiles.of(values.stream().mapToDouble(Double::doubleValue).toArray())
                .at(0.5);
    }

    /** Seconds of one inference, sample by sample; inferences are added where a sample was too short for the clock. */
    double[] samples(int count) {
        double[] samples = new double[count];
        for (int i = 0; i < count; i++) {
            double seconds = sample();
            while (seconds < leastSeconds) {
                double growth = Math.min(10, Math.max(1.1, 1.1 * leastSeconds / Math.max(seconds, 1e-9)));
                inferences = (int) Math.ceil(inferences * growth);
                seconds = sample();
            }
            samples[i] = seconds / inferences;
        }
        return samples;
    }

    private double sample() {
        long begin = machine.nanoseconds();
        for (int i = 0; i < inferences; i++) {
            workload.inference().run();
        }
        return (machine.nanoseconds() - begin) * 1e-9;
    }

    String name() {
        return workload.name();
    }

    int inferences() {
        return inferences;
    }

    boolean isStable() {
        return stable;
    }
}
