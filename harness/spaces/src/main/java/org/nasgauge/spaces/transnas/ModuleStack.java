package org.nasgauge.spaces.transnas;

import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.Scale;

/**
 * The classifier of modules in a row, each of which has blocks of one kind: before them two convolutions of stride 2, after
 * them a linear map of the mean over all pixels. The first block of a module changes the shape.
 *
 * <p>Where reductions are pooled, the stem is one convolution of stride 1, and a module that halves the resolution pools
 * before its first block.
 */
final class ModuleStack {
    private final NetworkBuilder network;
    private final Block block;

    /** How a block becomes part of a network, under a name, with so many channels of its output and its stride. */
    interface Block {
        Node add(NetworkBuilder network, String name, Node input, int channels, int stride);
    }

    private ModuleStack(Scale scale, Block block) {
        this.network = new NetworkBuilder(scale.image());
        this.block = block;
    }

    /** For scene classification, on the images of 224 pixels for which the benchmark counts FLOPs. */
    static Scale standard(int modules) {
        return new Scale(new FeatureShape(224, 224, 3), 63, 64, modules, 2, 3, Scale.Reduction.PUBLISHED);
    }

    /** @param modules from 1 to 4, as the space's texts have them */
    static Network of(int[] modules, Block block, Scale scale) {
        return new ModuleStack(scale, block).build(modules, scale);
    }

    private Network build(int[] modules, Scale scale) {
        boolean pooled = scale.reduction() == Scale.Reduction.POOLED;
        Convolution wide = new Convolution(scale.channels(), scale.stemKernel());
        Node x = network.endBlock(pooled ? network.addNormalized("stem", wide, network.image()) : addStem(wide));
        int channels = scale.channels();
        for (int i = 1; i <= modules.length; i++) {
            int module = modules[i - 1];
            channels *= module % 2 == 0 ? 2 : 1;
            int stride = module > 2 ? 2 : 1;
            if (pooled && stride == 2) {
                x = network.endBlock(network.addPooledReduction("reduction" + i, x, channels));
                stride = 1;
            }
            for (int j = 1; j <= scale.cellsPerStage(); j++) {
                String name = "module" + i + ".block" + j;
                x = network.endBlock(block.add(network, name, x, channels, j == 1 ? stride : 1));
            }
        }
        return network.build(network.addClassifier(x, scale.classes()));
    }

    private Node addStem(Convolution wide) {
        Convolution narrow = new Convolution(Math.max(1, wide.channels() / 2), wide.kernelHeight());
        Node first = network.addNormalized("stem.1", narrow.withStride(2), network.image());
        Node relu = network.add("stem.relu", Layer.Activation.RELU, first);
        return network.addNormalized("stem.2", wide.withStride(2), relu);
    }

    /** The block of the macro space: two convolutions with a residual, as in ResNet, each after its ReLU. */
    static Node addBasicBlock(NetworkBuilder network, String name, Node input, int channels, int stride) {
        Node relu1 = network.add(name + ".relu1", Layer.Activation.RELU, input);
        Node first = network.addNormalized(name + ".1", new Convolution(channels, 3).withStride(stride), relu1);
        Node relu2 = network.add(name + ".relu2", Layer.Activation.RELU, first);
        Node second = network.addNormalized(name + ".2", new Convolution(channels, 3), relu2);
        boolean keepsShape = stride == 1 && input.shape().channels() == channels;
        Node shortcut = keepsShape
                ? input
                : network.addNormalized(name + ".shortcut", new Convolution(channels, 1).withStride(stride), input);
        return network.add(name + ".sum", new Layer.Sum(), shortcut, second);
    }
}
