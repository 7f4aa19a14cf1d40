package org.nasgauge.oneshot.inheritance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Morphism;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;

/**
 * Net2WiderNet (Chen, Goodfellow and Shlens, ICLR 2016) on a graph: channels are drawn with replacement and copied; what reads a
 * copied channel divides its weights by the number of copies. Copies stand beside their originals, so that sums,
 * concatenations and slices stay in step. The same with the moments of a batch, since copies have those of their originals.
 */
public final class Net2Wider {
    private final Network network;
    private final Map<String, float[]> values;
    private final ChannelTies ties;
    /** How many channels each one becomes, by group. */
    private final int[] copies;

    private Net2Wider(LearnedNetwork narrow) {
        this.network = narrow.network();
        this.values = narrow.values();
        this.ties = new ChannelTies(network);
        this.copies = new int[ties.size()];
        Arrays.fill(copies, 1);
    }

    /** The convolutions and linear maps of a network that can have more channels. */
    public static List<Node> widenable(Network network) {
        ChannelTies ties = new ChannelTies(network);
        return network.nodes().stream()
                .filter(node -> isMade(node) && ties.isFree(node))
                .toList();
    }

    /** Whether the layer makes channels of its own. */
    private static boolean isMade(Node node) {
        return node.layer() instanceof Layer.Linear
                || (node.layer() instanceof Convolution convolution && convolution.groups() == 1);
    }

    /**
     * @param noise deviation of what is added to the weights that make a copy, as a share of the deviation of all weights of
     *     the layer; 0 for the same function
     * @throws IllegalArgumentException if the node has so many channels already, or cannot have more
     */
    public static LearnedNetwork apply(
            LearnedNetwork narrow, Morphism.Wider morphism, double noise, SeededRandom random) {
        Net2Wider wider = new Net2Wider(narrow);
        wider.draw(narrow.network().node(morphism.node()), morphism.channels(), random);
        Network network = wider.grown();
        return new LearnedNetwork(network, wider.inherited(noise, random));
    }

    private void draw(Node node, int channels, SeededRandom random) {
        int before = node.shape().channels();
        if (channels <= before || !isMade(node) || !ties.isFree(node)) {
            throw new IllegalArgumentException(
                    node.name() + " of " + before + " channels cannot grow to " + channels + " channels");
        }
        int[] groups = IntStream.range(0, before).map(c -> ties.of(node, c)).toArray();
        int grown = before;
        while (grown < channels) {
            int drawn = groups[random.nextInt(before)];
            copies[drawn]++;
            grown += (int) Arrays.stream(groups).filter(group -> group == drawn).count();
        }
        if (grown > channels) {
            throw new IllegalArgumentException(
                    node.name() + " adds channels of its own to each other, and cannot have exactly " + channels);
        }
    }

    /** Of each channel afterwards, the one that it was or copies. */
    private int[] origins(Node node) {
        return IntStream.range(0, node.shape().channels())
                .flatMap(c -> IntStream.generate(() -> c).limit(copies[ties.of(node, c)]))
                .toArray();
    }

    private int grown(Node node, int channels) {
        return IntStream.range(0, channels).map(c -> copies[ties.of(node, c)]).sum();
    }

    private Network grown() {
        NetworkBuilder grown = new NetworkBuilder(network.image().shape());
        List<Node> made = new ArrayList<>(List.of(grown.image()));
        for (Node node : network.nodes().subList(1, network.nodes().size())) {
            List<Node> inputs = node.inputs().stream().map(made::get).toList();
            made.add(grown.addShared(node.name(), node.parametersOf(), grownLayer(node), inputs));
        }
        network.blocks().forEach(block -> grown.endBlock(made.get(block.index())));
        return grown.build(made.get(network.output().index()));
    }

    private Layer grownLayer(Node node) {
        int channels = grown(node, node.shape().channels());
        if (node.layer() instanceof Convolution convolution) {
            boolean depthwise = convolution.groups() == node.shape().channels();
            return convolution.groups() > 1 && depthwise
                    ? convolution.withGroups(1).withChannels(channels).withGroups(channels)
                    : convolution.withChannels(channels);
        } else if (node.layer() instanceof Layer.Linear linear) {
            return new Layer.Linear(channels, linear.bias());
        } else if (node.layer() instanceof Layer.Zero zero) {
            return new Layer.Zero(zero.shape().withChannels(channels));
        } else if (node.layer() instanceof Layer.Slice slice) {
            int from = grown(network.inputs(node).get(0), slice.from());
            return new Layer.Slice(from, from + channels);
        }
        return node.layer();
    }

    private Map<String, float[]> inherited(double noise, SeededRandom random) {
        Map<String, float[]> inherited = new LinkedHashMap<>();
        for (Node node : network.nodes()) {
            int[] origins = origins(node);
            for (String part : List.of("bias", "scale", "shift", "mean", "variance")) {
                String name = node.parametersOf() + "." + part;
                float[] before = values.get(name);
                if (before != null) {
                    inherited.computeIfAbsent(name, absent -> copied(before, origins));
                }
            }
            String name = node.parametersOf() + ".weights";
            if (values.containsKey(name) && !inherited.containsKey(name)) {
                float[] weights = node.layer() instanceof Convolution convolution
                        ? ofConvolution(node, convolution, origins)
                        : ofLinear(node, origins);
                inherited.put(name, weights);
                addNoise(node, weights, origins, noise, random);
            }
        }
        return inherited;
    }

    private static float[] copied(float[] before, int[] origins) {
        float[] copied = new float[origins.length];
        for (int c = 0; c < copied.length; c++) {
            copied[c] = before[origins[c]];
        }
        return copied;
    }

    /** Filter by filter; one of a group of several reads what it did. */
    private float[] ofConvolution(Node node, Convolution layer, int[] origins) {
        float[] before = Objects.requireNonNull(values.get(node.parametersOf() + ".weights"));
        Node input = network.inputs(node).get(0);
        int window = layer.kernelHeight() * layer.kernelWidth();
        int reads = input.shape().channels() / layer.groups();
        int[] inputs =
                layer.groups() == 1 ? origins(input) : IntStream.range(0, reads).toArray();
        float[] weights = new float[origins.length * inputs.length * window];
        int at = 0;
        for (int origin : origins) {
            for (int read : inputs) {
                int share = layer.groups() == 1 ? copies[ties.of(input, read)] : 1;
                for (int i = 0; i < window; i++) {
                    weights[at++] = before[(origin * reads + read) * window + i] / share;
                }
            }
        }
        return weights;
    }

    private float[] ofLinear(Node node, int[] origins) {
        float[] before = Objects.requireNonNull(values.get(node.parametersOf() + ".weights"));
        Node input = network.inputs(node).get(0);
        int[] inputs = origins(input);
        float[] weights = new float[inputs.length * origins.length];
        int at = 0;
        for (int read : inputs) {
            for (int origin : origins) {
                weights[at++] = before[read * node.shape().channels() + origin] / copies[ties.of(input, read)];
            }
        }
        return weights;
    }

    /** To what makes a copy, so that it learns something else than its original. */
    private static void addNoise(Node node, float[] weights, int[] origins, double noise, SeededRandom random) {
        if (noise == 0 || !isMade(node)) {
            return;
        }
        double deviation = noise * Net2Deeper.deviation(weights);
        boolean filters = node.layer() instanceof Convolution;
        int each = weights.length / origins.length;
        for (int c = 1; c < origins.length; c++) {
            for (int i = 0; i < each && origins[c] == origins[c - 1]; i++) {
                weights[filters ? c * each + i : i * origins.length + c] += (float) (deviation * random.nextGaussian());
            }
        }
    }
}
