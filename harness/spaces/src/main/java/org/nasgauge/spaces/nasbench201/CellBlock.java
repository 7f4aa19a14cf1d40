package org.nasgauge.spaces.nasbench201;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.Pool;

/**
 * One cell of four nodes with an operation on each of the six edges between them, as a part of a network. A convolution
 * follows a ReLU and is followed by batch normalization; convolutions that read the same node share its rectified value.
 * What reads the cell's input changes its shape, if it has to change: a skip connection is a factorised reduction then.
 * Where an edge has several operations to choose from, all are there, named after their edge and themselves.
 */
public final class CellBlock {
    private static final int NODES = 4;

    private final NetworkBuilder network;
    private final String name;
    /** Those of each edge. */
    private final List<List<Operation>> operations;

    private final int channels;
    private final int stride;
    /** What decides whether a skip from the input is an identity or changes channels; empty where these tell it. */
    private final OptionalInt skipDecision;

    private final Node[] nodes = new Node[NODES];
    private final @Nullable Node[] rectified = new Node[NODES];

    private CellBlock(
            NetworkBuilder network,
            String name,
            List<List<Operation>> operations,
            Node input,
            int channels,
            int stride,
            OptionalInt skipDecision) {
        this.network = network;
        this.name = name;
        this.operations = operations;
        this.channels = channels;
        this.stride = stride;
        this.skipDecision = skipDecision;
        this.nodes[0] = input;
    }

    /**
     * Adds a cell to the network.
     *
     * @param operations one for each edge; all but {@code none} come into the network, whether its output depends on them
     *     or not
     * @param channels of the output
     * @param stride 1, or 2 to halve height and width, rounding up
     * @return the output
     */
    public static Node add(
            NetworkBuilder network, String name, List<Operation> operations, Node input, int channels, int stride) {
        List<List<Operation>> fixed = operations.stream().map(List::of).toList();
        return new CellBlock(network, name, fixed, input, channels, stride, OptionalInt.empty()).add();
    }

    /**
     * Adds a cell that leaves open whether a skip from its input is an identity or changes the number of channels.
     *
     * @param operations one for each edge
     * @param skipDecision the number by which it is chosen: 0 for an identity
     * @return the output
     */
    static Node addWithOpenSkip(
            NetworkBuilder network,
            String name,
            List<Operation> operations,
            Node input,
            int channels,
            int skipDecision) {
        List<List<Operation>> fixed = operations.stream().map(List::of).toList();
        return new CellBlock(network, name, fixed, input, channels, 1, OptionalInt.of(skipDecision)).add();
    }

    /**
     * Adds a cell that leaves the operations open.
     *
     * @param choices of every edge
     * @param channels of the output
     * @param stride 1, or 2 to halve height and width, rounding up
     * @return the output
     */
    public static Node addOpen(
            NetworkBuilder network, String name, List<Operation> choices, Node input, int channels, int stride) {
        List<List<Operation>> open = Collections.nCopies(Edge.values().length, choices);
        return new CellBlock(network, name, open, input, channels, stride, OptionalInt.empty()).add();
    }

    private Node add() {
        for (int node = 1; node < NODES; node++) {
            List<Node> terms = new ArrayList<>();
            for (Edge edge : Edge.values()) {
                if (edge.target() == node && carries(edge)) {
                    terms.add(addEdge(edge));
                }
            }
            if (terms.size() > 1) {
                nodes[node] = network.add(name + ".node" + node, new Layer.Sum(), terms);
            } else if (terms.size() == 1) {
                nodes[node] = terms.get(0);
            } else if (isRead(node)) {
                nodes[node] = addZero(node);
            }
        }
        return nodes[NODES - 1];
    }

    private boolean carries(Edge edge) {
        return !operations.get(edge.decision()).equals(List.of(Operation.NONE));
    }

    private boolean isRead(int node) {
        boolean read = node == NODES - 1;
        for (Edge edge : Edge.values()) {
            read |= edge.source() == node && carries(edge);
        }
        return read;
    }

    /** A node that nothing comes to. */
    private Node addZero(int node) {
        return addZero(name + (node == NODES - 1 ? ".zero" : ".node" + node + ".zero"));
    }

    private Node addZero(String place) {
        FeatureShape input = nodes[0].shape();
        int height = (input.height() - 1) / stride + 1;
        int width = (input.width() - 1) / stride + 1;
        return network.add(place, new Layer.Zero(new FeatureShape(height, width, channels)));
    }

    private Node addEdge(Edge edge) {
        String place = name + ".edge" + edge.source() + "-" + edge.target();
        List<Operation> choices = operations.get(edge.decision());
        if (choices.size() == 1) {
            return addOperation(edge, choices.get(0), place);
        }
        List<Node> open = choices.stream()
                .map(choice -> addOperation(edge, choice, place + "." + choice.officialName()))
                .toList();
        return network.add(place, new Layer.Choice(edge.decision()), open);
    }

    private Node addOperation(Edge edge, Operation operation, String place) {
        Node from = nodes[edge.source()];
        int step = edge.source() == 0 ? stride : 1;
        return switch (operation) {
            case NONE -> addZero(place);
            case SKIP_CONNECT -> addSkip(place, edge, step);
            case AVG_POOL_3X3 -> network.add(place, Pool.same(Pool.Kind.AVERAGE, 3, step), from);
            case NOR_CONV_1X1 -> addConvolution(place, edge, 1, step);
            case NOR_CONV_3X3 -> addConvolution(place, edge, 3, step);
        };
    }

    private Node addConvolution(String place, Edge edge, int kernel, int step) {
        return network.addNormalized(place, new Convolution(channels, kernel).withStride(step), rectified(edge));
    }

    private Node addSkip(String place, Edge edge, int step) {
        Node from = nodes[edge.source()];
        if (edge.source() == 0 && skipDecision.isPresent()) {
            Layer choice = new Layer.Choice(skipDecision.getAsInt());
            return network.add(place, choice, from, addChangingSkip(place + ".changing", edge, step));
        }
        return step == 1 && from.shape().channels() == channels ? from : addChangingSkip(place, edge, step);
    }

    /** Without a ReLU where only the number of channels changes, as NATS-Bench has it. */
    private Node addChangingSkip(String place, Edge edge, int step) {
        return step == 1
                ? network.addNormalized(place, new Convolution(channels, 1), nodes[edge.source()])
                : network.addFactorizedReduction(place, rectified(edge), channels);
    }

    private Node rectified(Edge edge) {
        int source = edge.source();
        Node known = rectified[source];
        if (known == null) {
            known = network.add(name + ".relu" + source, Layer.Activation.RELU, nodes[source]);
            rectified[source] = known;
        }
        return known;
    }
}
