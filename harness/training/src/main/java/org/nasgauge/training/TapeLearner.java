package org.nasgauge.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.networks.Network;
import org.nasgauge.tape.Initialization;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.NesterovSgd;
import org.nasgauge.tape.ParameterSet;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.SoftmaxCrossEntropy;
import org.nasgauge.tape.SoftmaxCrossEntropy.Score;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** Learns on two tapes over the same parameters: one for steps, one of larger batches for evaluation. */
final class TapeLearner implements Learner {
    /** Larger than a step's, since each native call has a fixed cost, which matters little in Java; it does not change a bit. */
    private static final int EVALUATION_BATCH = 192;

    private final Network network;
    private final Recipe recipe;
    private final ParameterSet parameters;
    private final NesterovSgd sgd;
    private final SoftmaxCrossEntropy loss;
    private Optional<Tapes> recorded = Optional.empty();

    private record Tapes(RecordedNetwork steps, RecordedNetwork evaluation) {}

    TapeLearner(Network network, Recipe recipe, Initialization initialization, SeedTree seed) {
        this.network = network;
        this.recipe = recipe;
        this.parameters = new ParameterSet(recipe.backend().make(), seed.child("dropout"));
        var trained = tapes().steps.tape().parameters().values();
        initialization.apply(trained, seed.child("weights"));
        this.sgd = new NesterovSgd(trained, recipe.momentum(), recipe.weightDecay());
        this.loss = new SoftmaxCrossEntropy(network.output().shape().channels());
    }

    private Tapes tapes() {
        if (recorded.isEmpty()) {
            RecordedNetwork steps = RecordedNetwork.of(network, recipe.batch(), parameters);
            recorded = Optional.of(new Tapes(steps, RecordedNetwork.of(network, EVALUATION_BATCH, parameters)));
        }
        return recorded.get();
    }

    @Override
    public void enter() {
        parameters.backend().enter();
    }

    @Override
    public Score learn(Batch batch, double learningRate) {
        RecordedNetwork steps = tapes().steps;
        steps.image().value().setAll(batch.pixels());
        steps.tape().forward(Mode.TRAINING);
        float[] logits = steps.output().value().toArray();
        steps.output().gradient().setAll(loss.gradient(logits, batch.labels()));
        steps.tape().backwardTo(steps.tape().parameters().values(), List.of(), steps.output());
        sgd.step(learningRate);
        return loss.score(logits, batch.labels(), 0, batch.labels().length);
    }

    @Override
    public int evaluationBatch() {
        return EVALUATION_BATCH;
    }

    @Override
    public float[] logits(float[] pixels) {
        RecordedNetwork evaluation = tapes().evaluation;
        evaluation.image().value().setAll(pixels);
        evaluation.tape().forward(Mode.INFERENCE);
        return evaluation.output().value().toArray();
    }

    @Override
    public Map<String, float[]> values() {
        return parameters.values();
    }

    @Override
    public void rest() {
        recorded.ifPresent(tapes -> {
            tapes.steps.close();
            tapes.evaluation.close();
        });
        recorded = Optional.empty();
    }

    @Override
    public void close() {
        rest();
        parameters.close();
    }
}
