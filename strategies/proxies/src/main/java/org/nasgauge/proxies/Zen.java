package org.nasgauge.proxies;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;

/** The Gaussian complexity of the features. */
@Described(
        name = "zen",
        summary = "Logarithm of how far the features move when the image does, with what batch "
                + "normalization takes away put back.",
        source = "Lin et al., Zen-NAS: a zero-shot NAS for high-performance image recognition, "
                + "ICCV 2021; a batch of 16 and one repetition, where its code takes the mean of 32")
public record Zen(
        Draws draws,

        @Meaning("how much noise is added to the images") @Range(least = 1e-6)
        double gamma,

        @Meaning(
                "which variance scales a batch normalization back: that of the batch, or the moving average that the authors'"
                        + " code finds after both passes")
        Variance variance)
        implements Proxy {
    private static final double MOMENTUM = 0.1;

    /** Of the inputs of a batch normalization. */
    public enum Variance {
        BATCH,
        MOVING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Zen() {
        this(new Draws(16, Draws.Input.NOISE, Draws.Weights.NORMAL, 1), 0.01, Variance.BATCH);
    }

    @Override
    public long passes() {
        return 2L * draws.batch();
    }

    @Override
    public double score(Initialised network) {
        Passes passes = network.passes();
        Node features = features(network.network());
        passes.forward(0);
        float[] here = passes.values(features);
        Map<Node, double[]> variances = variances(network.network(), passes);
        passes.forward(network.batch(0), network.batch(1), gamma);
        float[] there = passes.values(features);
        Map<Node, double[]> mixed = variance == Variance.MOVING ? variances(network.network(), passes) : Map.of();
        double distance = 0;
        for (int i = 0; i < here.length; i++) {
            distance += Math.abs((double) here[i] - there[i]) / draws.batch();
        }
        double score = StrictMath.log(distance);
        for (Node node : network.network().nodes()) {
            if (variances.containsKey(node)) {
                score += StrictMath.log(scale(node, variances.getOrDefault(node, new double[0]), mixed)) / 2;
            }
        }
        if (!Double.isFinite(score)) {
            throw new Estimation.Impossible("the features do not depend on the image");
        }
        return score;
    }

    /** The mean variance of the channels. */
    private double scale(Node node, double[] first, Map<Node, double[]> mixed) {
        double sum = 0;
        for (int channel = 0; channel < first.length; channel++) {
            if (variance == Variance.MOVING) {
                double count = (double) draws.batch() * node.shape().pixels();
                double unbiased = count / Math.max(1, count - 1);
                double second = mixed.getOrDefault(node, first)[channel];
                double kept = 1 - MOMENTUM;
                sum += kept * kept + unbiased * MOMENTUM * (kept * first[channel] + second);
            } else {
                sum += first[channel];
            }
        }
        return sum / first.length;
    }

    /** What the last mean over all pixels reads, or the classifier where there is no such mean. */
    private static Node features(Network network) {
        Node last = network.inputs(network.output()).get(0);
        return last.layer() instanceof Layer.GlobalAveragePool
                ? network.inputs(last).get(0)
                : last;
    }

    /** Of each channel before each batch normalization. */
    private static Map<Node, double[]> variances(Network network, Passes passes) {
        Map<Node, double[]> variances = new HashMap<>();
        for (Node node : network.nodes()) {
            if (node.layer() instanceof Layer.BatchNormalization) {
                variances.put(
                        node,
                        variances(
                                passes.values(network.inputs(node).get(0)),
                                node.shape().channels()));
            }
        }
        return variances;
    }

    private static double[] variances(float[] values, int channels) {
        double count = (double) values.length / channels;
        double[] means = new double[channels];
        for (int i = 0; i < values.length; i++) {
            means[i % channels] += values[i] / count;
        }
        double[] variances = new double[channels];
        for (int i = 0; i < values.length; i++) {
            double off = values[i] - means[i % channels];
            variances[i % channels] += off * off / count;
        }
        return variances;
    }
}
