package org.nasgauge.networks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasgauge.networks.Layer.Parameter;

/**
 * A graph of layers from one image to one output. Nodes stand in the order in which they were added, each after all that
 * it reads; the first is the image. Immutable; equal to a network of the same nodes in the same order.
 *
 * <pre>{@code
 * NetworkBuilder network = new NetworkBuilder(new FeatureShape(32, 32, 3));
 * Node stem = network.add("stem", new Convolution(16, 3), network.image());
 * Node features = network.add("features", new Layer.GlobalAveragePool(), stem);
 * Network built = network.build(network.add("logits", new Layer.Linear(10, true), features));
 * }</pre>
 */
public final class Network {
    private final List<Node> nodes;
    private final Node output;
    private final Map<String, Parameter> parameters;
    private final List<Node> blocks;

    /**
     * A layer at its place.
     *
     * @param index in the network, from 0
     * @param name unique in the network, as in {@code stage1.cell1.edge0-1.convolution}
     * @param parametersOf whose name comes before the names of the parameters: that of the node, or another that nodes of
     *     one network, or of several, share
     * @param inputs the indices of the nodes that it reads, in their order
     * @param shape of its output
     */
    public record Node(
            int index, String name, String parametersOf, Layer layer, List<Integer> inputs, FeatureShape shape) {
        public Node {
            inputs = List.copyOf(inputs);
        }
    }

    Network(List<Node> nodes, Node output, List<Node> blocks) {
        this.nodes = List.copyOf(nodes);
        this.output = output;
        this.blocks = List.copyOf(blocks);
        this.parameters = Collections.unmodifiableMap(parameters(this));
    }

    private static Map<String, Parameter> parameters(Network network) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (Node node : network.nodes) {
            for (Parameter parameter : network.parameters(node)) {
                Parameter known = parameters.putIfAbsent(parameter.name(), parameter);
                if (known != null && !known.equals(parameter)) {
                    throw new IllegalArgumentException(node.name() + " shares " + parameter.name() + " of shape "
                            + known.shape() + ", and needs " + parameter.shape());
                }
            }
        }
        return parameters;
    }

    public List<Node> nodes() {
        return nodes;
    }

    /** The first node. */
    public Node image() {
        return nodes.get(0);
    }

    /** The node whose features are the network's answer: for a classifier, one logit a class. */
    public Node output() {
        return output;
    }

    /** The last node of each block, in their order: the stem, then cells and the reductions between them; the classifier is none. */
    public List<Node> blocks() {
        return blocks;
    }

    /** @throws IllegalArgumentException if there is none with this name */
    public Node node(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node " + name + " in the network"));
    }

    /** What a node reads. */
    public List<Node> inputs(Node node) {
        return node.inputs().stream().map(nodes::get).toList();
    }

    /** The shapes of what a node reads. */
    public List<FeatureShape> inputShapes(Node node) {
        return node.inputs().stream().map(index -> nodes.get(index).shape()).toList();
    }

    /** The parameters that a node trains, under their full names. */
    public List<Parameter> parameters(Node node) {
        return node.layer().parameters(inputShapes(node)).stream()
                .map(parameter -> new Parameter(node.parametersOf() + "." + parameter.name(), parameter.shape()))
                .toList();
    }

    /** By full name, each once however many nodes share it, in the order of the nodes. */
    public Map<String, Parameter> parameters() {
        return parameters;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network that && nodes.equals(that.nodes) && output.equals(that.output);
    }

    @Override
    public int hashCode() {
        return 31 * nodes.hashCode() + output.index();
    }

    /** One line a node: its name, its layer, what it reads, and its shape. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Node node : nodes) {
            text.append(node.name()).append(": ").append(node.layer());
            inputs(node).forEach(input -> text.append(' ').append(input.name()));
            text.append(" -> ").append(node.shape()).append('\n');
        }
        return text.toString();
    }
}
