package org.nasgauge.oneshot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.tape.NesterovSgd;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.UntrainedGraph.Batch;

/**
 * The training of a supernet's weights by paths: a step takes a batch and the gradients of the paths that a sampler draws, and
 * moves what they reach. Epoch by epoch; what an epoch draws hangs on the seed and its number alone.
 */
final class PathTraining {
    private final SharedWeights shared;
    private final Training training;
    private final BiFunction<Paths, SeededRandom, List<Architecture>> sampler;
    private final Paths paths;
    private final SeedTree seed;
    private final TrainedSupernet supernet;
    private final NesterovSgd sgd;
    private int epoch;
    private long work;

    PathTraining(SharedWeights shared, Paths paths, Training training, Sampler sampler, SeedTree seed) {
        this(shared, paths, training, sampler::draw, seed);
    }

    /** @param sampler what makes a step, at least one path */
    PathTraining(
            SharedWeights shared,
            Paths paths,
            Training training,
            BiFunction<Paths, SeededRandom, List<Architecture>> sampler,
            SeedTree seed) {
        this.shared = shared;
        this.training = training;
        this.sampler = sampler;
        this.paths = paths;
        this.seed = seed;
        this.supernet = new TrainedSupernet(shared, training.affine(), seed);
        this.sgd = new NesterovSgd(
                supernet.parameters().parameters().values(), training.momentum(), training.weightDecay());
    }

    TrainedSupernet supernet() {
        return supernet;
    }

    /** How many epochs are done. */
    int epoch() {
        return epoch;
    }

    /** Multiply-accumulates so far, a backward pass counted as two forward passes. */
    long work() {
        return work;
    }

    /** Trains for one more epoch. */
    void advance() {
        SeededRandom draw = seed.child("paths " + epoch).generator();
        int[] order = seed.child("order " + epoch)
                .generator()
                .permutation(shared.training().size());
        int[] chosen = new int[shared.batch()];
        int steps = order.length / chosen.length;
        for (int step = 0; step < steps; step++) {
            System.arraycopy(order, step * chosen.length, chosen, 0, chosen.length);
            double progress = (double) ((long) epoch * steps + step) / ((long) training.epochs() * steps);
            step(shared.training().batch(chosen), sampler.apply(paths, draw), training.learningRateAt(progress));
        }
        epoch++;
    }

    private void step(Batch batch, List<Architecture> drawn, double learningRate) {
        Gradients gradients = new Gradients();
        for (Architecture path : drawn) {
            try (RecordedNetwork recorded = supernet.record(supernet.path(path), shared.batch())) {
                supernet.differentiate(recorded, batch);
                gradients.add(recorded.tape().parameters().values());
                work += 3 * recorded.tape().multiplyAccumulates() * shared.batch();
            }
        }
        gradients.clip(training.clip());
        sgd.step(learningRate, gradients.set());
    }

    Snapshot snapshot() {
        Snapshot snapshot = new Snapshot();
        keep(snapshot);
        return snapshot;
    }

    void keep(Snapshot snapshot) {
        Map<String, float[]> velocities = new LinkedHashMap<>();
        supernet.parameters().parameters().forEach((name, parameter) -> velocities.put(name, sgd.velocity(parameter)));
        snapshot.put("epoch", epoch)
                .put("work", (double) work)
                .putAll("value ", supernet.parameters().values())
                .putAll("velocity ", velocities);
    }

    /** The epochs that were done when a snapshot was taken. */
    static int epoch(Snapshot snapshot) {
        return (int) snapshot.get("epoch")[0];
    }

    /** Begins with the weights and moments of another training, at rest. */
    void inherit(TrainedSupernet other) {
        supernet.parameters().setAll(other.parameters().values());
    }

    /** Goes back, or on, to where another of the same kind was. */
    void restore(Snapshot snapshot) {
        epoch = epoch(snapshot);
        work = (long) snapshot.get("work")[0];
        supernet.parameters().setAll(snapshot.group("value "));
        Map<String, float[]> velocities = snapshot.group("velocity ");
        supernet.parameters().parameters().forEach((name, parameter) -> {
            float[] velocity = sgd.velocity(parameter);
            System.arraycopy(velocities.getOrDefault(name, new float[0]), 0, velocity, 0, velocity.length);
        });
    }
}
