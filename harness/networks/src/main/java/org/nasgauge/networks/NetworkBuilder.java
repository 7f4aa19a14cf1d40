package org.nasgauge.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nasgauge.networks.Network.Node;

/** Puts a {@link Network} together, node by node. Each addition is checked at once. */
public final class NetworkBuilder {
    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<Node> blocks = new ArrayList<>();

    /** With the image as the first node, called {@code image}. */
    public NetworkBuilder(FeatureShape image) {
        add("image", new Layer.Image(image));
    }

    public Node image() {
        return nodes.get(0);
    }

    /** @throws IllegalArgumentException if the name is taken, or the layer does not take these inputs */
    public Node add(String name, Layer layer, Node... inputs) {
        return add(name, layer, Arrays.asList(inputs));
    }

    /** @throws IllegalArgumentException if the name is taken, or the layer does not take these inputs */
    public Node add(String name, Layer layer, List<Node> inputs) {
        return addShared(name, name, layer, inputs);
    }

    /**
     * A node whose parameters have another's name, and so are the same.
     *
     * @throws IllegalArgumentException if the name is taken, or the layer does not take these inputs
     */
    public Node addShared(String name, String parametersOf, Layer layer, List<Node> inputs) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("two nodes with the name " + name);
        }
        List<Integer> indices = new ArrayList<>(inputs.size());
        List<FeatureShape> shapes = new ArrayList<>(inputs.size());
        for (Node input : inputs) {
            if (!isOwn(input)) {
                throw new IllegalArgumentException(name + " reads " + input.name() + ", not of this network");
            }
            indices.add(input.index());
            shapes.add(input.shape());
        }
        FeatureShape shape;
        try {
            shape = layer.output(shapes);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
        }
        Node node = new Node(nodes.size(), name, parametersOf, layer, indices, shape);
        nodes.add(node);
        return node;
    }

    /** A convolution, {@code name.convolution}, and batch normalization after it, {@code name.normalization}. */
    public Node addNormalized(String name, Convolution convolution, Node input) {
        Node convolved = add(name + ".convolution", convolution, input);
        return add(name + ".normalization", Layer.BatchNormalization.STANDARD, convolved);
    }

    /**
     * Half the height and width without pooling, as Zoph et al. (2018) reduce: two 1 × 1 convolutions of stride 2, one of
     * which reads the pixels between those of the other, side by side; then batch normalization.
     *
     * @param rectified has passed a ReLU, in all the networks that do this
     */
    public Node addFactorizedReduction(String name, Node rectified, int channels) {
        Convolution half = new Convolution(channels / 2, 1).withStride(2);
        Convolution otherHalf = new Convolution(channels - channels / 2, 1).withStride(2);
        Node first = add(name + ".convolution1", half, rectified);
        Node shifted = add(name + ".shift", new Layer.Shift(1, 1), rectified);
        Node second = add(name + ".convolution2", otherHalf, shifted);
        Node both = add(name + ".concatenation", new Layer.Concatenation(), first, second);
        return add(name + ".normalization", Layer.BatchNormalization.STANDARD, both);
    }

    /** Half the height and width as {@link Scale.Reduction#POOLED} says. */
    public Node addPooledReduction(String name, Node input, int channels) {
        Node halved = add(name + ".mean", Pool.tiles(Pool.Kind.AVERAGE, 2), input);
        return addNormalized(name, new Convolution(channels, 1), halved);
    }

    /** The mean over all pixels, {@code features}, and a linear map with bias, {@code logits}. */
    public Node addClassifier(Node input, int classes) {
        Node features = add("features", new Layer.GlobalAveragePool(), input);
        return add("logits", new Layer.Linear(classes, true), features);
    }

    /**
     * Says that a block ends here: the stem, a cell, or a reduction between cells.
     *
     * @return the node
     */
    public Node endBlock(Node last) {
        if (!isOwn(last)) {
            throw new IllegalArgumentException("the end of a block, " + last.name() + ", is not of this network");
        }
        blocks.add(last);
        return last;
    }

    @SuppressWarnings("ReferenceEquality") // an equal node of another network is another node
    private boolean isOwn(Node node) {
        return node.index() < nodes.size() && nodes.get(node.index()) == node;
    }

    /**
     * The network so far.
     *
     * @param output a node of it
     */
    public Network build(Node output) {
        if (!isOwn(output)) {
            throw new IllegalArgumentException("the output " + output.name() + " is not of this network");
        }
        return new Network(nodes, output, blocks);
    }
}
