package org.nasgauge.spaces.nasbench101;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.networks.Pool;
import org.nasgauge.networks.Scale;

/**
 * The classifier that repeats one module ({@code model_builder.py} of the benchmark): a stem, stacks of modules with a
 * maximum over 2 × 2 blocks between them and twice the channels after it, and a linear map of the mean over all pixels.
 * Every convolution is followed by batch normalization and ReLU. What comes from the input of a module is projected by a
 * 1 × 1 convolution, what comes from another vertex is cut to as many channels as its reader has.
 */
final class ModuleNetwork {
    static final Scale STANDARD = new Scale(new FeatureShape(32, 32, 3), 10, 128, 3, 3, 3, Scale.Reduction.PUBLISHED);

    private static final Layer NORMALIZATION = new Layer.BatchNormalization(true, 1e-5, 0.003);
    private static final Map<Integer, Complexity> COUNTED = new ConcurrentHashMap<>();

    private final NetworkBuilder network;
    private final Module module;
    private final int last;
    /** How many inner vertices feed the output. */
    private final int sources;
    /** For each vertex which of these it is, or the first of them that it leads to. */
    private final int[] ranks;

    private ModuleNetwork(Module module, Scale scale) {
        this.network = new NetworkBuilder(scale.image());
        this.module = module;
        this.last = module.vertices() - 1;
        this.ranks = new int[last];
        int fed = 0;
        for (int vertex = 1; vertex < last; vertex++) {
            ranks[vertex] = module.hasEdge(vertex, last) ? fed++ : Integer.MAX_VALUE;
        }
        this.sources = fed;
        for (int vertex = last - 1; vertex > 0; vertex--) {
            for (int target = vertex + 1; target < last && !module.hasEdge(vertex, last); target++) {
                if (module.hasEdge(vertex, target)) {
                    ranks[vertex] = Math.min(ranks[vertex], ranks[target]);
                }
            }
        }
    }

    /**
     * Where channels do not divide evenly, the first vertices get one more: the network belongs to this numbering of the
     * vertices.
     */
    static Network of(Module module, Scale scale) {
        return new ModuleNetwork(module, scale).build(scale);
    }

    /** At the standard scale. */
    static Complexity complexity(Module module) {
        return COUNTED.computeIfAbsent(new ModuleNetwork(module, STANDARD).costs(), same -> {
            NetworkCounts counts = NetworkCounts.of(of(module, STANDARD));
            return new Complexity(counts.parameters(), counts.multiplyAccumulates());
        });
    }

    /** All that the cost depends on: each vertex's operation, projection and channels, however they are connected. */
    private int costs() {
        int[] vertices = new int[last - 1];
        for (int vertex = 1; vertex < last; vertex++) {
            int operation = module.operations().get(vertex - 1).label();
            int projected = module.hasEdge(0, vertex) ? 1 : 0;
            vertices[vertex - 1] = (operation << 1 | projected) << 3 | ranks[vertex];
        }
        Arrays.sort(vertices);
        int costs = 1 << 1 | (module.hasEdge(0, last) ? 1 : 0);
        for (int vertex : vertices) {
            costs = costs << 6 | vertex;
        }
        return costs;
    }

    private Network build(Scale scale) {
        Node x = network.endBlock(convolve("stem", network.image(), scale.stemKernel(), scale.channels()));
        for (int stage = 1; stage <= scale.stages(); stage++) {
            int channels = scale.channels() << (stage - 1);
            if (stage > 1) {
                String name = "reduction" + (stage - 1);
                x = network.endBlock(
                        scale.reduction() == Scale.Reduction.POOLED
                                ? network.addPooledReduction(name, x, channels)
                                : network.add(name + ".maximum", Pool.tiles(Pool.Kind.MAX, 2), x));
            }
            for (int i = 1; i <= scale.cellsPerStage(); i++) {
                x = network.endBlock(addModule("stage" + stage + ".cell" + i, x, channels));
            }
        }
        return network.build(network.addClassifier(x, scale.classes()));
    }

    private Node convolve(String name, Node x, int kernel, int channels) {
        Node convolved = network.add(name + ".convolution", new Convolution(channels, kernel), x);
        Node normal = network.add(name + ".normalization", NORMALIZATION, convolved);
        return network.add(name + ".relu", Layer.Activation.RELU, normal);
    }

    private Node addModule(String name, Node input, int channels) {
        List<Node> vertices = new ArrayList<>(last);
        vertices.add(input);
        List<Node> toOutput = new ArrayList<>();
        for (int vertex = 1; vertex < last; vertex++) {
            String place = name + ".vertex" + vertex;
            Node added = addVertex(place, vertex, vertices, share(channels, ranks[vertex]));
            vertices.add(added);
            if (module.hasEdge(vertex, last)) {
                toOutput.add(added);
            }
        }
        Node joined = joined(name + ".concatenation", new Layer.Concatenation(), toOutput);
        if (joined == null) {
            return convolve(name + ".projection", input, 1, channels);
        }
        return module.hasEdge(0, last)
                ? network.add(
                        name + ".sum", new Layer.Sum(), joined, convolve(name + ".projection", input, 1, channels))
                : joined;
    }

    /** The output's channels are divided among its inner sources; any other vertex has as many as its widest target. */
    private int share(int channels, int rank) {
        int share = channels / sources + (rank < channels % sources ? 1 : 0);
        if (share == 0) {
            throw new IllegalArgumentException(
                    channels + " channels cannot be divided among " + sources + " vertices; use a larger scale");
        }
        return share;
    }

    private Node addVertex(String name, int vertex, List<Node> vertices, int channels) {
        List<Node> terms = new ArrayList<>();
        for (int source = 1; source < vertex; source++) {
            if (module.hasEdge(source, vertex)) {
                Node from = vertices.get(source);
                terms.add(
                        from.shape().channels() == channels
                                ? from
                                : network.add(name + ".slice" + source, new Layer.Slice(0, channels), from));
            }
        }
        if (module.hasEdge(0, vertex)) {
            terms.add(convolve(name + ".projection", vertices.get(0), 1, channels));
        }
        Node input = joined(name + ".sum", new Layer.Sum(), terms);
        if (input == null) {
            throw new IllegalArgumentException("nothing leads to vertex " + vertex + " of " + module);
        }
        return switch (module.operations().get(vertex - 1)) {
            case CONV3X3 -> convolve(name, input, 3, channels);
            case CONV1X1 -> convolve(name, input, 1, channels);
            case MAXPOOL3X3 -> network.add(name + ".maximum", Pool.same(Pool.Kind.MAX, 3, 1), input);
        };
    }

    /** One node needs no layer to be joined. */
    private @Nullable Node joined(String name, Layer layer, List<Node> nodes) {
        return switch (nodes.size()) {
            case 0 -> null;
            case 1 -> nodes.get(0);
            default -> network.add(name, layer, nodes);
        };
    }
}
