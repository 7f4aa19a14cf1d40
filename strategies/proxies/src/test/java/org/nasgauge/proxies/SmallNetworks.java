package org.nasgauge.proxies;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Layer.Activation;
import org.nasgauge.networks.Layer.BatchNormalization;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.Pool;
import org.nasgauge.networks.Scale;
import org.nasgauge.tape.UntrainedGraph;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** Networks of every layer that proxies meet, so small that all of it can be worked out by brute force. */
final class SmallNetworks implements UntrainedNetworks {
    static final Scale SCALE = new Scale(new FeatureShape(4, 4, 2), 3, 3, 2, 1, 3, Scale.Reduction.POOLED);

    private final boolean images;

    SmallNetworks(boolean images) {
        this.images = images;
    }

    /** The one with everything in it. */
    static Initialised initialised(Draws draws) {
        return new Initialised(new SmallNetworks(true).graph(new int[] {0, 1}), draws, 11, 0);
    }

    static Initialised initialised(Network network, Draws draws) {
        return new Initialised(new UntrainedGraph(scale -> network, SCALE, Optional.of(images(network))), draws, 11, 0);
    }

    @Override
    public SortedMap<String, String> recipe() {
        return new TreeMap<>();
    }

    @Override
    public boolean hasImages() {
        return images;
    }

    @Override
    public UntrainedGraph of(Architecture architecture) {
        return graph(new int[] {architecture.choice(0), architecture.choice(1)});
    }

    @Override
    public long multiplyAccumulates(Architecture architecture) {
        return 1;
    }

    private UntrainedGraph graph(int[] choices) {
        Network usual = network(choices, SCALE);
        return new UntrainedGraph(
                scale -> network(choices, scale), SCALE, images ? Optional.of(images(usual)) : Optional.empty());
    }

    private static UntrainedGraph.Images images(Network network) {
        return (count, random) -> {
            float[] pixels = new float[count * (int) network.image().shape().elements()];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (float) random.nextGaussian();
            }
            byte[] labels = new byte[count];
            for (int i = 0; i < count; i++) {
                labels[i] = (byte) (i % network.output().shape().channels());
            }
            return new Batch(pixels, labels);
        };
    }

    /** Stem, a cell of two operations side by side, a reduction, a second cell, and the classifier. */
    static Network network(int[] choices, Scale scale) {
        NetworkBuilder network = new NetworkBuilder(scale.image());
        Node x = network.endBlock(network.addNormalized("stem", new Convolution(scale.channels(), 3), network.image()));
        x = network.endBlock(cell(network, "cell1", choices, x));
        x = network.endBlock(network.addPooledReduction("reduction", x, 2 * scale.channels()));
        x = network.endBlock(cell(network, "cell2", choices, x));
        Node normal = network.add("head.normalization", BatchNormalization.STANDARD, x);
        Node positive = network.add("head.relu", Activation.RELU, normal);
        return network.build(network.addClassifier(positive, scale.classes()));
    }

    private static Node cell(NetworkBuilder network, String name, int[] choices, Node x) {
        Node a = operation(network, name + ".a", choices[0], x);
        Node b = operation(network, name + ".b", choices[1], x);
        return network.add(name + ".sum", new Layer.Sum(), a, b);
    }

    private static Node operation(NetworkBuilder network, String name, int choice, Node x) {
        int channels = x.shape().channels();
        Node relu = network.add(name + ".relu", Activation.RELU, x);
        return switch (choice) {
            case 0 -> network.addNormalized(name, new Convolution(channels, 3), relu);
            case 1 -> network.add(name + ".mean", Pool.same(Pool.Kind.AVERAGE, 3, 1), relu);
            case 2 -> {
                Node most = network.add(name + ".most", Pool.same(Pool.Kind.MAX, 3, 1), x);
                Node shifted = network.add(name + ".shift", new Layer.Shift(1, 1), most);
                Node part = network.add(name + ".slice", new Layer.Slice(0, channels - channels / 2), shifted);
                Node rest = channels > 1 ? network.add(name + ".rest", new Layer.Slice(1, 1 + channels / 2), x) : part;
                yield channels > 1 ? network.add(name + ".joined", new Layer.Concatenation(), part, rest) : part;
            }
            default -> {
                Convolution separable = new Convolution(channels, 3).withGroups(channels);
                Node deep = network.add(name + ".deep", separable, relu);
                Node bent = network.add(name + ".bent", Activation.SWISH, deep);
                yield network.add(name + ".point", new Convolution(channels, 1), bent);
            }
        };
    }

    /** What a map holds for a key that it has. */
    static <K, V> V there(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), () -> "no " + key);
    }
}
