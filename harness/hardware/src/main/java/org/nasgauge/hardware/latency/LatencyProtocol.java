package org.nasgauge.hardware.latency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.hardware.latency.Machine.Activity;
import org.nasgauge.hardware.latency.Machine.Disturbance;

/**
 * Times workloads side by side. Each is warmed up; then rounds visit all of them, each round in a random order of its own,
 * and with them a reference network and an empty one. What makes the machine slower for a while makes a whole round slower,
 * and so cancels in the ratio to the reference.
 *
 * <p>A round is disturbed if a hypervisor took more than a stated share of the processors' time during it, or a quota
 * stopped the process. A disturbed round is measured anew, as many times as there are rounds; if there are too few
 * undisturbed ones even so, the least disturbed count and the result says how many they are.
 */
public final class LatencyProtocol {
    private final Settings settings;
    private final Machine machine;

    /**
     * @param rounds that count, from 1; intervals at 95 % take 6
     * @param samples of each workload in each round
     * @param sampleSeconds that a sample takes at least, by repeating the inference
     * @param warmUpSeconds that the warm-up of each workload takes at least
     * @param warmUpLimitSeconds after which it ends, stable or not, if as many blocks as below are over
     * @param warmUpLimitBlocks that it may go on for, however long an inference takes: six show whether times stay
     * @param mostSteal the share of the processors' time, above which a round is disturbed
     * @param level of intervals
     */
    public record Settings(
            int rounds,
            int samples,
            double sampleSeconds,
            double warmUpSeconds,
            double warmUpLimitSeconds,
            int warmUpLimitBlocks,
            double mostSteal,
            double level) {
        /** 12 rounds of 10 samples of a millisecond, and a warm-up of as many samples at most, or of a second. */
        public static final Settings STANDARD = new Settings(12, 10, 1e-3, 0.1, 1, 12, 0.01, 0.95);

        /** 8 rounds of 5 samples: the median's interval at 95 % still exists, for the thousands of networks of a space. */
        public static final Settings SURVEY = STANDARD.sampled(8, 5);

        /** These, with another number of rounds and of samples in each. */
        public Settings sampled(int otherRounds, int otherSamples) {
            return new Settings(
                    otherRounds,
                    otherSamples,
                    sampleSeconds,
                    warmUpSeconds,
                    warmUpLimitSeconds,
                    warmUpLimitBlocks,
                    mostSteal,
                    level);
        }

        /** These, with a warm-up that may go on for so many blocks; with none, for its seconds alone. */
        public Settings warmedUpFor(int blocks) {
            return new Settings(
                    rounds, samples, sampleSeconds, warmUpSeconds, warmUpLimitSeconds, blocks, mostSteal, level);
        }

        public Settings {
            if (rounds < 1 || samples < 1 || !(sampleSeconds > 0) || !(warmUpSeconds <= warmUpLimitSeconds)) {
                throw new IllegalArgumentException(
                        "rounds and samples are from 1, samples take time, and a warm-up ends "
                                + "no earlier than it may: " + rounds + ", " + samples + ", " + sampleSeconds + " s, "
                                + warmUpSeconds + " to " + warmUpLimitSeconds + " s");
            }
        }
    }

    /**
     * @param reference a round of it is the unit of relative latencies
     * @param empty a network that does nothing: what all the others have of the runtime's own time
     * @param latencies in the order of the workloads
     * @param attempted rounds, with those that do not count
     * @param disturbed how many of those that count
     */
    public record Measured(Latency reference, Latency empty, List<Latency> latencies, int attempted, int disturbed) {}

    public LatencyProtocol(Settings settings, Machine machine) {
        this.settings = settings;
        this.machine = machine;
    }

    /** What one visit of all workloads gave. */
    private record Round(List<double[]> seconds, Disturbance disturbance) {}

    /** @param seed of the orders */
    public Measured measure(Workload reference, Workload empty, List<Workload> workloads, SeedTree seed) {
        List<Workload> all = new ArrayList<>(List.of(reference, empty));
        all.addAll(workloads);
        List<Sampler> samplers = all.stream()
                .map(workload -> Sampler.warmedUp(workload, machine, settings))
                .toList();
        List<Round> undisturbed = new ArrayList<>();
        List<Round> disturbed = new ArrayList<>();
        int attempts = 0;
        while (undisturbed.size() < settings.rounds() && attempts < 2 * settings.rounds()) {
            Round round = round(samplers, seed.child("round " + attempts++));
            (isDisturbed(round) ? disturbed : undisturbed).add(round);
        }
        disturbed.sort(Comparator.comparing(Round::disturbance));
        int taken = settings.rounds() - undisturbed.size();
        List<Round> counted = new ArrayList<>(undisturbed);
        counted.addAll(disturbed.subList(0, taken));
        List<Latency> latencies = new ArrayList<>();
        for (int i = 0; i < samplers.size(); i++) {
            latencies.add(Latency.of(samplers.get(i), seconds(counted, i), seconds(counted, 0), settings.level()));
        }
        return new Measured(
                latencies.get(0), latencies.get(1), latencies.subList(2, latencies.size()), attempts, taken);
    }

    private Round round(List<Sampler> samplers, SeedTree seed) {
        double[][] seconds = new double[samplers.size()][];
        Activity before = machine.activity();
        for (int i : seed.generator().permutation(samplers.size())) {
            seconds[i] = samplers.get(i).samples(settings.samples());
        }
        return new Round(List.of(seconds), Disturbance.between(before, machine.activity()));
    }

    private boolean isDisturbed(Round round) {
        return round.disturbance().throttled() > 0 || round.disturbance().steal() > settings.mostSteal();
    }

    private static double[][] seconds(List<Round> rounds, int workload) {
        return rounds.stream().map(round -> round.seconds().get(workload)).toArray(double[][]::new);
    }
}
