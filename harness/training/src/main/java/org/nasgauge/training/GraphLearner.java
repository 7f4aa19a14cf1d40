package org.nasgauge.training;

import java.util.Map;
import java.util.Optional;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.tape.SoftmaxCrossEntropy;
import org.nasgauge.tape.SoftmaxCrossEntropy.Score;
import org.nasgauge.tape.UntrainedGraph.Batch;
import org.nasgauge.tape.nd4j.NativeLibrary;
import org.nasgauge.training.dl4j.GraphSteps;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Learns as a DeepLearning4J graph, from the weights that the tape begins with too. */
final class GraphLearner implements Learner {
    private static final int EVALUATION_BATCH = 192;

    private final FeatureShape image;
    private final int classes;
    private final GraphSteps steps;
    private final SoftmaxCrossEntropy loss;
    private final Optional<SeededRandom> dropout;

    GraphLearner(Network network, Recipe recipe, SeedTree seed) {
        NativeLibrary.useOneThread();
        this.image = network.image().shape();
        this.classes = network.output().shape().channels();
        this.steps = new GraphSteps(network, recipe.momentum(), recipe.weightDecay());
        this.loss = new SoftmaxCrossEntropy(classes);
        boolean drops = network.nodes().stream().anyMatch(node -> node.layer() instanceof Layer.Dropout);
        this.dropout = drops ? Optional.of(seed.child("dropout").generator()) : Optional.empty();
        steps.network().setLive(TrainedNetwork.initialized(network, seed).values());
    }

    @Override
    public void enter() {
        NativeLibrary.useOneThread();
    }

    @Override
    public Score learn(Batch batch, double learningRate) {
        dropout.ifPresent(random -> Nd4j.getRandom().setSeed(random.nextLong())); // the thread's own generator
        byte[] labels = batch.labels();
        float[] oneHot = new float[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            oneHot[i * classes + labels[i]] = 1;
        }
        float[] logits;
        try (INDArray images = channelsFirst(batch.pixels());
                INDArray expected = Nd4j.createFromArray(oneHot)) {
            logits = steps.step(images, expected.reshape(labels.length, classes), learningRate);
        }
        return loss.score(logits, labels, 0, labels.length);
    }

    private INDArray channelsFirst(float[] pixels) {
        int count = pixels.length / (int) image.elements();
        try (INDArray given = Nd4j.createFromArray(pixels)) {
            return given.reshape(count, image.height(), image.width(), image.channels())
                    .permute(0, 3, 1, 2)
                    .dup('c');
        }
    }

    @Override
    public int evaluationBatch() {
        return EVALUATION_BATCH;
    }

    /** Up to a number that is the same for all classes of an image: it has the same loss. */
    @Override
    public float[] logits(float[] pixels) {
        try (INDArray images = channelsFirst(pixels)) {
            return steps.network().logProbabilities(images);
        }
    }

    @Override
    public Map<String, float[]> values() {
        return steps.network().values();
    }

    @Override
    public void rest() {
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }

    @Override
    public void close() {
        steps.close();
    }
}
