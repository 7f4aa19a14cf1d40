package org.nasgauge.oneshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.tape.Initialization;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.NesterovSgd;
import org.nasgauge.tape.ParameterSet;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.SoftmaxCrossEntropy;
import org.nasgauge.tape.UntrainedGraph.Batch;
import org.nasgauge.tape.java.JavaBackend;

class PathTrainingTest {
    static final int EPOCHS = 3;
    static final Training TRAINING = new Training(EPOCHS, 0.05, 0.001, Training.Schedule.COSINE, 0.9, 5e-4, 0, true);
    static final SeedTree SEED = SeedTree.root(5);

    private final SharedWeights shared = SmallSupernets.shared();

    private PathTraining training(Paths paths, Sampler sampler) {
        return new PathTraining(shared, paths, TRAINING, sampler, SEED);
    }

    static Map<String, float[]> after(PathTraining training, int epochs) {
        while (training.epoch() < epochs) {
            training.advance();
        }
        return training.supernet().parameters().values();
    }

    /** By a loop that knows nothing of supernets. */
    static Map<String, float[]> alone(SharedWeights shared, Network network) {
        return alone(
                shared,
                network,
                parameters ->
                        Initialization.HE_NORMAL.apply(parameters.parameters().values(), SEED.child("weights")));
    }

    static Map<String, float[]> alone(SharedWeights shared, Network network, Consumer<ParameterSet> initial) {
        try (ParameterSet parameters = new ParameterSet(new JavaBackend(), SEED);
                RecordedNetwork recorded = RecordedNetwork.of(network, shared.batch(), parameters)) {
            initial.accept(parameters);
            NesterovSgd sgd = new NesterovSgd(parameters.parameters().values(), 0.9, 5e-4);
            SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(3);
            int steps = shared.training().size() / shared.batch();
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                SeededRandom order = SEED.child("order " + epoch).generator();
                int[] images = order.permutation(shared.training().size());
                for (int step = 0; step < steps; step++) {
                    int[] chosen = new int[shared.batch()];
                    System.arraycopy(images, step * chosen.length, chosen, 0, chosen.length);
                    Batch batch = shared.training().batch(chosen);
                    recorded.image().value().setAll(batch.pixels());
                    recorded.tape().forward(Mode.TRAINING);
                    float[] logits = recorded.output().value().toArray();
                    recorded.output().gradient().setAll(loss.gradient(logits, batch.labels()));
                    recorded.tape().backward(recorded.output());
                    sgd.step(TRAINING.learningRateAt((double) (epoch * steps + step) / (EPOCHS * steps)));
                }
            }
            return parameters.values();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aSupernetRestrictedToOnePathTrainsToTheBitsOfThatNetworkAlone(int choice) {
        Paths one = SmallSupernets.paths(true);
        for (int decision = 0; decision < one.decisions(); decision++) {
            one = one.with(decision, decision == 4 ? 3 : choice);
        }
        Network path = shared.supernet().path(decision -> decision == 4 ? 3 : choice);
        Map<String, float[]> alone = alone(shared, path);
        Map<String, float[]> within = after(training(one, Sampler.UNIFORM), EPOCHS);
        assertThat(alone).containsKey("stage1.cell1.edge1-3.nor_conv_3x3.convolution.weights");
        alone.forEach((name, values) -> assertThat(within.get(name)).as(name).isEqualTo(values));
    }

    @ParameterizedTest
    @EnumSource(Sampler.class)
    void goesOnFromASnapshotToTheSameBits(Sampler sampler) {
        PathTraining whole = training(SmallSupernets.paths(true), sampler);
        Map<String, float[]> expected = after(whole, EPOCHS);
        PathTraining killed = training(SmallSupernets.paths(true), sampler);
        after(killed, 1);
        byte[] kept = killed.snapshot().bytes();
        PathTraining resumed = training(SmallSupernets.paths(true), sampler);
        resumed.restore(Snapshot.of(kept));
        Map<String, float[]> values = after(resumed, EPOCHS);
        expected.forEach((name, array) -> assertThat(values.get(name)).as(name).isEqualTo(array));
        assertThat(resumed.work()).isEqualTo(whole.work());
    }

    @Test
    void chargesThreeForwardPassesAnImage() {
        Paths one = SmallSupernets.paths(true);
        for (int decision = 0; decision < one.decisions(); decision++) {
            one = one.with(decision, 3);
        }
        PathTraining training = training(one, Sampler.UNIFORM);
        training.advance();
        long forward = NetworkCounts.of(shared.supernet().path(decision -> 3)).multiplyAccumulates();
        assertThat(training.work()).isEqualTo(3 * forward * shared.training().size());
    }

    /** With one path each, a step moves nothing that the path has not. */
    @Test
    void aStepLeavesWhatItDoesNotReach() {
        Paths pooled = SmallSupernets.paths(true);
        for (int decision = 0; decision < pooled.decisions(); decision++) {
            pooled = pooled.with(decision, 4);
        }
        PathTraining training = training(pooled, Sampler.UNIFORM);
        String untouched = "stage1.cell1.edge0-1.nor_conv_1x1.convolution.weights";
        float[] before = training.supernet().parameters().values().get(untouched);
        assertThat(after(training, 1).get(untouched)).isEqualTo(before);
    }
}
