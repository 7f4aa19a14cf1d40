package org.nasgauge.spaces.nasbench201;

import java.util.ArrayList;
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
 * The classifier that repeats one cell. Stem: convolution and batch normalization. Between stages: a reduction to half the
 * size and twice the channels. Head: batch normalization, ReLU, mean over all pixels, linear map. A convolution of the cell
 * follows a ReLU and is followed by batch normalization.
 */
final class CellNetwork {
    static final Scale STANDARD = new Scale(new FeatureShape(32, 32, 3), 10, 16, 3, 5, 3, Scale.Reduction.PUBLISHED);

    private static final int NODES = 4;
    private static final Map<List<Integer>, Complexity> COUNTED = new ConcurrentHashMap<>();

    private final NetworkBuilder network;
    private final List<Operation> operations;
    private final Scale scale;

    private CellNetwork(List<Operation> operations, Scale scale) {
        this.network = new NetworkBuilder(scale.image());
        this.operations = operations;
        this.scale = scale;
    }

    /** @param operations one for each edge; all of them but {@code none} come into the network, dead or not */
    static Network of(List<Operation> operations, Scale scale) {
        return new CellNetwork(operations, scale).build();
    }

    /**
     * At the standard scale. The benchmark counts the classifier's bias among the FLOPs. How many convolutions there are
     * of either kind decides it, wherever they stand.
     */
    static Complexity complexity(List<Operation> operations) {
        List<Integer> convolutions =
                List.of(count(operations, Operation.NOR_CONV_1X1), count(operations, Operation.NOR_CONV_3X3));
        return COUNTED.computeIfAbsent(convolutions, same -> {
            NetworkCounts counts = NetworkCounts.of(of(operations, STANDARD));
            return new Complexity(counts.parameters(), counts.multiplyAccumulates() + counts.biasAdditions());
        });
    }

    private static int count(List<Operation> operations, Operation operation) {
        int count = 0;
        for (Operation other : operations) {
            count += other == operation ? 1 : 0;
        }
        return count;
    }

    private Network build() {
        Node x = network.addNormalized("stem", new Convolution(scale.channels(), scale.stemKernel()), network.image());
        for (int stage = 1; stage <= scale.stages(); stage++) {
            if (stage > 1) {
                x = addReduction("reduction" + (stage - 1), x);
            }
            for (int i = 1; i <= scale.cellsPerStage(); i++) {
                x = addCell("stage" + stage + ".cell" + i, x);
            }
        }
        Node normal = network.add("head.normalization", Layer.BatchNormalization.STANDARD, x);
        Node positive = network.add("head.relu", Layer.Activation.RELU, normal);
        Node features = network.add("features", new Layer.GlobalAveragePool(), positive);
        return network.build(network.add("logits", new Layer.Linear(scale.classes(), true), features));
    }

    private Node addReduction(String name, Node x) {
        int channels = 2 * x.shape().channels();
        if (scale.reduction() == Scale.Reduction.POOLED) {
            Node halved = network.add(name + ".mean", Pool.tiles(Pool.Kind.AVERAGE, 2), x);
            return network.addNormalized(name, new Convolution(channels, 1), halved);
        }
        Node relu1 = network.add(name + ".relu1", Layer.Activation.RELU, x);
        Node first = network.addNormalized(name + ".1", new Convolution(channels, 3).withStride(2), relu1);
        Node relu2 = network.add(name + ".relu2", Layer.Activation.RELU, first);
        Node second = network.addNormalized(name + ".2", new Convolution(channels, 3), relu2);
        Node halved = network.add(name + ".shortcut.mean", Pool.tiles(Pool.Kind.AVERAGE, 2), x);
        Node shortcut = network.add(name + ".shortcut.convolution", new Convolution(channels, 1), halved);
        return network.add(name + ".sum", new Layer.Sum(), shortcut, second);
    }

    private Node addCell(String name, Node input) {
        Node[] nodes = new Node[NODES];
        @Nullable Node[] rectified = new Node[NODES];
        nodes[0] = input;
        for (int node = 1; node < NODES; node++) {
            List<Node> terms = new ArrayList<>();
            for (Edge edge : Edge.values()) {
                if (edge.target() == node && operations.get(edge.decision()) != Operation.NONE) {
                    terms.add(addEdge(name, edge, nodes, rectified));
                }
            }
            if (terms.size() > 1) {
                nodes[node] = network.add(name + ".node" + node, new Layer.Sum(), terms);
            } else if (terms.size() == 1) {
                nodes[node] = terms.get(0);
            } else if (isRead(node)) {
                String zero = node == NODES - 1 ? ".zero" : ".node" + node + ".zero";
                nodes[node] = network.add(name + zero, new Layer.Zero(input.shape()));
            }
        }
        return nodes[NODES - 1];
    }

    private boolean isRead(int node) {
        boolean read = node == NODES - 1;
        for (Edge edge : Edge.values()) {
            read |= edge.source() == node && operations.get(edge.decision()) != Operation.NONE;
        }
        return read;
    }

    /** Convolutions that read the same node share its rectified value. */
    private Node addEdge(String cell, Edge edge, Node[] nodes, @Nullable Node[] rectified) {
        Node from = nodes[edge.source()];
        String name = cell + ".edge" + edge.source() + "-" + edge.target();
        return switch (operations.get(edge.decision())) {
            case NONE -> throw new IllegalArgumentException("an edge that does nothing is not in the network");
            case SKIP_CONNECT -> from;
            case AVG_POOL_3X3 -> network.add(name, Pool.same(Pool.Kind.AVERAGE, 3, 1), from);
            case NOR_CONV_1X1 -> addConvolution(name, 1, rectified(cell, edge, from, rectified));
            case NOR_CONV_3X3 -> addConvolution(name, 3, rectified(cell, edge, from, rectified));
        };
    }

    private Node rectified(String cell, Edge edge, Node from, @Nullable Node[] rectified) {
        Node known = rectified[edge.source()];
        if (known == null) {
            known = network.add(cell + ".relu" + edge.source(), Layer.Activation.RELU, from);
            rectified[edge.source()] = known;
        }
        return known;
    }

    private Node addConvolution(String name, int kernel, Node rectified) {
        return network.addNormalized(name, new Convolution(rectified.shape().channels(), kernel), rectified);
    }
}
