package org.nasgauge.proxies;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.Tensor;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** A network in inference mode as it is before training, where batch normalization is a map of each channel by itself: so the gradients of one image do not depend on the others. */
final class Frozen {
    private final Network network;
    private final RecordedNetwork recorded;
    private float[] logits = new float[0];

    private Frozen(Network network, RecordedNetwork recorded) {
        this.network = network;
        this.recorded = recorded;
    }

    static Frozen of(Initialised initialised) {
        Network original = initialised.network();
        NetworkBuilder builder = new NetworkBuilder(original.image().shape());
        List<Node> made = new ArrayList<>();
        for (Node node : original.nodes()) {
            List<Node> inputs = node.inputs().stream().map(made::get).toList();
            made.add(
                    node.index() == 0
                            ? builder.image()
                            : builder.addShared(node.name(), node.parametersOf(), frozen(node), inputs));
        }
        Network network = builder.build(made.get(original.output().index()));
        RecordedNetwork recorded = initialised.record(network);
        for (Node node : original.nodes()) {
            if (node.layer() instanceof Layer.BatchNormalization layer) {
                Parameter factors = recorded.tape().parameter(node.parametersOf() + ".weights");
                factors.value().fill((float) (1 / Math.sqrt(1 + layer.epsilon())));
            }
        }
        return new Frozen(network, recorded);
    }

    /** Batch normalization with mean 0 and variance 1 is a convolution of each channel by itself. */
    private static Layer frozen(Node node) {
        int channels = node.shape().channels();
        return node.layer() instanceof Layer.BatchNormalization layer
                ? new Convolution(channels, 1, 1, 1, channels, 1, layer.affine())
                : node.layer();
    }

    /** Of the last batch, image by image. */
    float[] logits() {
        return logits;
    }

    /**
     * How the logits of each image change with the first weight of each array.
     *
     * @param arrays of how many arrays at most
     * @return by image, class and weight
     */
    double[][][] jacobian(Batch batch, int arrays) {
        int images = batch.labels().length;
        int classes = network.output().shape().channels();
        recorded.image().value().setAll(batch.pixels());
        recorded.tape().forward(Mode.TRAINING);
        logits = recorded.output().value().toArray();
        int count = Math.min(arrays, network.parameters().size());
        double[][][] jacobian = new double[images][classes][count];
        for (int label = 0; label < classes; label++) {
            float[] ones = new float[images * classes];
            for (int image = 0; image < images; image++) {
                ones[image * classes + label] = 1;
            }
            recorded.output().gradient().setAll(ones);
            recorded.tape().backward(recorded.output());
            int array = 0;
            for (Node node : network.nodes()) {
                for (Layer.Parameter parameter : network.parameters(node)) {
                    if (array < count) {
                        for (int image = 0; image < images; image++) {
                            jacobian[image][label][array] = slope(node, parameter, image);
                        }
                        array++;
                    }
                }
            }
        }
        return jacobian;
    }

    /** By the first weight: from the first channel, or the first pixel that the kernel's corner sees, to the first channel. */
    private double slope(Node node, Layer.Parameter parameter, int image) {
        Tensor y = recorded.tape().tensor(node.name());
        if (!y.reached()) {
            return 0;
        }
        Tensor x = recorded.tape().tensor(network.inputs(node).get(0).name());
        boolean isBias = parameter.name().endsWith(".bias");
        FeatureShape out = node.shape();
        double sum = 0;
        for (int row = 0; row < out.height(); row++) {
            for (int column = 0; column < out.width(); column++) {
                int to = ((image * out.height() + row) * out.width() + column) * out.channels();
                sum += isBias ? y.gradient().get(to) : y.gradient().get(to) * seen(node, x, image, row, column);
            }
        }
        return sum;
    }

    private double seen(Node node, Tensor x, int image, int row, int column) {
        if (!(node.layer() instanceof Convolution layer)) {
            return x.value().get(image * x.shape().channels());
        }
        int top = row * layer.stride() - layer.paddingHeight();
        int left = column * layer.stride() - layer.paddingWidth();
        return top < 0 || left < 0
                ? 0
                : x.value()
                        .get(((image * x.shape().height() + top) * x.shape().width() + left)
                                * x.shape().channels());
    }
}
