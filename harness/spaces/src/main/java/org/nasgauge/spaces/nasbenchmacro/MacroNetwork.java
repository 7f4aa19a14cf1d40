package org.nasgauge.spaces.nasbenchmacro;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.Scale;

/**
 * The classifier of eight layers, of which the first, third and sixth double the channels and halve the resolution: before
 * them a convolution, after them a 1 × 1 convolution to forty times its channels, both with batch normalization and ReLU,
 * then a linear map of the mean over all pixels.
 */
final class MacroNetwork {
    /** Of channels 32, which makes 1,280 at the end; at most three layers at one size. */
    static final Scale STANDARD = new Scale(new FeatureShape(32, 32, 3), 10, 32, 3, 3, 3, Scale.Reduction.PUBLISHED);

    private static final int WIDENING = 40;
    private static final boolean[] REDUCES = {true, false, true, false, false, true, false, false};
    private static final int[] EXPANSION = {0, 3, 6};
    private static final int[] KERNEL = {0, 3, 5};

    private final NetworkBuilder network;

    /** Adds the layer of a number from 0. */
    private interface Layers {
        Node add(String name, int number, Node x, int factor);
    }

    private MacroNetwork(Scale scale) {
        if (scale.stages() != STANDARD.stages()
                || scale.cellsPerStage() != STANDARD.cellsPerStage()
                || scale.reduction() != STANDARD.reduction()) {
            throw new IllegalArgumentException(NasBenchMacroSpace.NAME
                    + " has three stages of at most three layers, which reduce by themselves, not " + scale);
        }
        this.network = new NetworkBuilder(scale.image());
    }

    static Network of(Architecture layers, Scale scale) {
        MacroNetwork made = new MacroNetwork(scale);
        return made.build(scale, (name, number, x, factor) -> made.addBlock(name, layers.choice(number), x, factor));
    }

    /** With all blocks at each layer, to choose from, named after their layer and themselves. */
    static Network open(Scale scale) {
        MacroNetwork made = new MacroNetwork(scale);
        return made.build(scale, made::addOpen);
    }

    private Network build(Scale scale, Layers layers) {
        Convolution stem = new Convolution(scale.channels(), scale.stemKernel());
        Node x = network.endBlock(addRectified("stem", stem, network.image()));
        for (int layer = 0; layer < REDUCES.length; layer++) {
            x = network.endBlock(layers.add("layer" + (layer + 1), layer, x, REDUCES[layer] ? 2 : 1));
        }
        Node head = addRectified("head", new Convolution(WIDENING * scale.channels(), 1), x);
        return network.build(network.addClassifier(head, scale.classes()));
    }

    private Node addOpen(String name, int number, Node x, int factor) {
        List<Node> blocks = new ArrayList<>();
        for (String block : NasBenchMacroSpace.BLOCKS) {
            blocks.add(addBlock(name + "." + block, blocks.size(), x, factor));
        }
        return network.add(name, new Layer.Choice(number), blocks);
    }

    /** An identity, which is a 1 × 1 convolution where the shape changes, or an inverted residual. */
    private Node addBlock(String name, int choice, Node x, int factor) {
        int channels = factor * x.shape().channels();
        if (choice == 0) {
            return factor == 1 ? x : network.addNormalized(name, new Convolution(channels, 1).withStride(factor), x);
        }
        int expanded = x.shape().channels() * EXPANSION[choice];
        Node wide = addRectified(name + ".expansion", new Convolution(expanded, 1), x);
        Convolution each =
                new Convolution(expanded, KERNEL[choice]).withGroups(expanded).withStride(factor);
        Node depthwise = addRectified(name + ".depthwise", each, wide);
        Node narrow = network.addNormalized(name + ".projection", new Convolution(channels, 1), depthwise);
        return factor == 1 ? network.add(name + ".sum", new Layer.Sum(), narrow, x) : narrow;
    }

    private Node addRectified(String name, Convolution convolution, Node x) {
        return network.add(name + ".relu", Layer.Activation.RELU, network.addNormalized(name, convolution, x));
    }
}
