package org.nasgauge.oneshot.inheritance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Layer.Activation;
import org.nasgauge.networks.Layer.BatchNormalization;
import org.nasgauge.networks.Morphism;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.Pool;
import org.nasgauge.tape.Mode;

/**
 * Net2DeeperNet (Chen, Goodfellow and Shlens, ICLR 2016) on a graph: the new convolution has ones at its centre and zeros around
 * them; batch normalization after it undoes itself at moments that are measured on images. In inference the network computes
 * what it did; in training, where each batch has moments of its own, nearly so.
 */
public final class Net2Deeper {
    private Net2Deeper() {}

    /** Where a network can be deepened: after every node but the last. */
    public static List<Node> deepenable(Network network) {
        return network.nodes().stream()
                .filter(node -> node.index() != network.output().index())
                .toList();
    }

    /**
     * @param pixels of the images that moments are measured on
     * @param noise deviation of what is added to the new weights, as a share of their own; 0 for the same function
     * @throws IllegalArgumentException if nothing can stand after the node
     */
    public static LearnedNetwork apply(
            LearnedNetwork shallow, Morphism.Deeper morphism, float[] pixels, double noise, SeededRandom random) {
        Network network = shallow.network();
        Node after = network.node(morphism.after());
        if (after.index() == network.output().index()) {
            throw new IllegalArgumentException(after.name() + " is what the network answers; nothing stands after it");
        }
        String name = freeName(network, after.name() + ".deeper");
        Map<String, float[]> values = new LinkedHashMap<>(shallow.values());
        int channels = after.shape().channels();
        values.put(name + ".convolution.weights", identity(channels, morphism.kernel(), noise, random));
        float[] features = shallow.features(after, pixels, Mode.INFERENCE);
        float[] scale = new float[channels];
        float[] mean = new float[channels];
        float[] variance = new float[channels];
        for (int c = 0; c < channels; c++) {
            measure(features, c, mean, variance);
            scale[c] = (float) Math.sqrt(variance[c] + BatchNormalization.STANDARD.epsilon());
        }
        values.put(name + ".normalization.scale", scale);
        values.put(name + ".normalization.shift", mean);
        values.put(name + ".normalization.mean", mean);
        values.put(name + ".normalization.variance", variance);
        return new LearnedNetwork(grown(network, after, name, morphism.kernel()), values);
    }

    private static String freeName(Network network, String first) {
        Set<String> taken = network.nodes().stream().map(Node::name).collect(Collectors.toSet());
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> i == 1 ? first : first + i)
                .filter(name -> !taken.contains(name + ".convolution"))
                .findFirst()
                .orElseThrow();
    }

    private static Network grown(Network network, Node after, String name, int kernel) {
        NetworkBuilder grown = new NetworkBuilder(network.image().shape());
        List<Node> read = new ArrayList<>();
        for (Node node : network.nodes()) {
            Node made = node.index() == 0
                    ? grown.image()
                    : grown.addShared(
                            node.name(),
                            node.parametersOf(),
                            node.layer(),
                            node.inputs().stream().map(read::get).toList());
            if (node.index() == after.index()) {
                Convolution identity = new Convolution(after.shape().channels(), kernel);
                made = grown.addNormalized(name, identity, made);
                if (nowhereNegative(network).get(after.index())) {
                    made = grown.add(name + ".relu", Activation.RELU, made);
                }
            }
            read.add(made);
        }
        network.blocks().forEach(block -> grown.endBlock(read.get(block.index())));
        return grown.build(read.get(network.output().index()));
    }

    /** The nodes after which a ReLU changes nothing, whatever the image. */
    private static BitSet nowhereNegative(Network network) {
        BitSet nowhere = new BitSet();
        for (Node node : network.nodes()) {
            nowhere.set(
                    node.index(),
                    makesNoNegatives(node.layer())
                            || (keepsSigns(node.layer())
                                    && node.inputs().stream().allMatch(nowhere::get)));
        }
        return nowhere;
    }

    private static boolean makesNoNegatives(Layer layer) {
        return layer == Activation.RELU
                || layer == Activation.RELU6
                || layer == Activation.SIGMOID
                || layer instanceof Layer.Zero;
    }

    private static boolean keepsSigns(Layer layer) {
        return layer instanceof Pool
                || layer instanceof Layer.Sum
                || layer instanceof Layer.Concatenation
                || layer instanceof Layer.Slice
                || layer instanceof Layer.Shift
                || layer instanceof Layer.GlobalAveragePool
                || layer instanceof Layer.Dropout
                || layer instanceof Layer.PathDropping;
    }

    private static float[] identity(int channels, int kernel, double noise, SeededRandom random) {
        float[] weights = new float[channels * channels * kernel * kernel];
        for (int c = 0; c < channels; c++) {
            weights[(c * channels + c) * kernel * kernel + kernel * kernel / 2] = 1;
        }
        if (noise > 0) {
            double deviation = noise * deviation(weights);
            for (int i = 0; i < weights.length; i++) {
                weights[i] += (float) (deviation * random.nextGaussian());
            }
        }
        return weights;
    }

    /** Of all weights of a layer. */
    static double deviation(float[] weights) {
        double sum = 0;
        double squares = 0;
        for (float weight : weights) {
            sum += weight;
            squares += (double) weight * weight;
        }
        double mean = sum / weights.length;
        return Math.sqrt(Math.max(0, squares / weights.length - mean * mean));
    }

    /** Of one channel, over all pixels of all images. */
    private static void measure(float[] features, int channel, float[] mean, float[] variance) {
        int channels = mean.length;
        int count = features.length / channels;
        double sum = 0;
        for (int at = channel; at < features.length; at += channels) {
            sum += features[at];
        }
        double squares = 0;
        for (int at = channel; at < features.length; at += channels) {
            squares += (features[at] - sum / count) * (features[at] - sum / count);
        }
        mean[channel] = (float) (sum / count);
        variance[channel] = (float) (squares / count);
    }
}
