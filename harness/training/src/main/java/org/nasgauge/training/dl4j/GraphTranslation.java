package org.nasgauge.training.dl4j;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.Pool;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The graph of a network: each node becomes a layer or vertex of its name, and what the output does not depend on is left
 * out. Borders are padded alike at both ends (DeepLearning4J's {@code Truncate}), as the network has it.
 */
final class GraphTranslation {
    /** The softmax of the network's output, and its cross-entropy. */
    static final String PROBABILITIES = "probabilities";

    private final Network network;
    private final GraphBuilder graph;
    private final List<Node> live;
    private final Map<String, List<Slot>> parameters = new LinkedHashMap<>();

    GraphTranslation(Network network, IUpdater updater) {
        this.network = network;
        this.graph = new NeuralNetConfiguration.Builder()
                .seed(0)
                .weightInit(WeightInit.RELU)
                .updater(updater)
                .activation(Activation.IDENTITY)
                .convolutionMode(ConvolutionMode.Truncate)
                .graphBuilder()
                .addInputs(network.image().name());
        this.live = live();
        live.forEach(this::add);
        addLoss();
    }

    ComputationGraphConfiguration configuration() {
        return graph.build();
    }

    /** What the output depends on, in the network's order. */
    List<Node> nodes() {
        return live;
    }

    /** Where each parameter is, by the network's names; parts of one follow one another. */
    Map<String, List<Slot>> parameters() {
        return parameters;
    }

    private List<Node> live() {
        Set<Node> found = new HashSet<>(List.of(network.image(), network.output()));
        for (int i = network.output().index(); i > 0; i--) {
            Node node = network.nodes().get(i);
            if (found.contains(node)) {
                found.addAll(network.inputs(node));
                if (node.layer() instanceof Layer.Zero) {
                    found.add(standIn(node));
                }
            }
        }
        return network.nodes().stream().filter(found::contains).toList();
    }

    /** What zeros are made of: features of their shape, times zero. */
    private Node standIn(Node zero) {
        for (int i = zero.index() - 1; i >= 0; i--) {
            Node before = network.nodes().get(i);
            if (before.shape().equals(zero.shape()) && !(before.layer() instanceof Layer.Zero)) {
                return before;
            }
        }
        throw cannot(zero, "zeros are made of earlier features of their shape, and there are none");
    }

    private void add(Node node) {
        Layer layer = node.layer();
        if (layer instanceof Convolution convolution) {
            addConvolution(node, convolution);
        } else if (layer instanceof Layer.BatchNormalization normalization) {
            addNormalization(node, normalization);
        } else if (layer instanceof Layer.Linear linear) {
            addLinear(node, linear);
        } else if (layer instanceof Layer.Activation activation) {
            addActivation(node, activation);
        } else if (layer instanceof Pool pool) {
            addLayer(node, GraphLayers.pool(pool));
        } else if (layer instanceof Layer.GlobalAveragePool) {
            addLayer(node, GraphLayers.globalMean());
        } else if (layer instanceof Layer.Dropout dropout) {
            addLayer(node, new DropoutLayer(1 - dropout.rate())); // DeepLearning4J's is the share that is kept
        } else if (layer instanceof Layer.Shift shift) {
            addShift(node, shift);
        } else if (layer instanceof Layer.Sum) {
            graph.addVertex(node.name(), new ElementWiseVertex(ElementWiseVertex.Op.Add), distinctInputs(node));
        } else if (layer instanceof Layer.Concatenation) {
            graph.addVertex(node.name(), new MergeVertex(), distinctInputs(node));
        } else if (layer instanceof Layer.Slice slice) {
            graph.addVertex(node.name(), new SubsetVertex(slice.from(), slice.to() - 1), inputs(node));
        } else if (layer instanceof Layer.Zero) {
            graph.addVertex(node.name(), new ScaleVertex(0), standIn(node).name());
        } else if (layer instanceof Layer.WeightedSum) {
            throw cannot(node, "the weights of a mixture are not in the network; derive an architecture first");
        } else if (layer instanceof Layer.PathDropping) {
            throw cannot(node, "it drops elements, channels or weights, not all features of an image");
        } else if (!(layer instanceof Layer.Image)) {
            throw cannot(node, "it has no such layer");
        }
    }

    private void addLayer(Node node, org.deeplearning4j.nn.conf.layers.Layer layer) {
        graph.addLayer(node.name(), layer, inputs(node));
    }

    private String[] inputs(Node node) {
        return network.inputs(node).stream().map(Node::name).toArray(String[]::new);
    }

    /** A vertex reads another once: what is read again goes by another name. */
    private String[] distinctInputs(Node node) {
        String[] names = inputs(node);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.length; i++) {
            if (!seen.add(names[i])) {
                String again = node.name() + ".input" + i;
                graph.addVertex(again, new ScaleVertex(1), names[i]);
                names[i] = again;
            }
        }
        return names;
    }

    /** Outside of training an activation is written over what it reads: over a copy, where others read that too. */
    private void addActivation(Node node, Layer.Activation activation) {
        Node input = network.inputs(node).get(0);
        long readings = network.nodes().stream()
                .flatMap(reader -> reader.inputs().stream())
                .filter(index -> index == input.index())
                .count();
        String from = input.name();
        if (readings > 1 || input.equals(network.image()) || input.equals(network.output())) {
            from = node.name() + ".input";
            graph.addVertex(from, new ScaleVertex(1), input.name());
        }
        graph.addLayer(node.name(), GraphLayers.activation(activation), from);
    }

    private void addConvolution(Node node, Convolution convolution) {
        int channels = network.inputShapes(node).get(0).channels();
        if (convolution.groups() == 1) {
            addLayer(node, GraphLayers.convolution(convolution, channels, convolution.channels()));
            own(node, "weights", new Slot(node.name(), "W"));
            ownBias(node, convolution.bias(), node.name());
        } else if (convolution.groups() == channels) {
            if (convolution.dilation() > 1 && convolution.channels() == channels) {
                throw cannot(
                        node, "oneDNN refuses the dilated kernels of each channel as DeepLearning4J lays them out");
            }
            addLayer(node, GraphLayers.depthwise(convolution, channels));
            own(node, "weights", Slot.depthwiseWeights(node.name()));
            ownBias(node, convolution.bias(), node.name());
        } else {
            addGroups(node, convolution, channels / convolution.groups());
        }
    }

    /** Each group is a convolution of its own. */
    private void addGroups(Node node, Convolution convolution, int each) {
        String[] groups = new String[convolution.groups()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = node.name() + ".group" + i;
            String slice = groups[i] + ".input";
            graph.addVertex(slice, new SubsetVertex(i * each, (i + 1) * each - 1), inputs(node));
            int outputs = convolution.channels() / groups.length;
            graph.addLayer(groups[i], GraphLayers.convolution(convolution, each, outputs), slice);
            own(node, "weights", new Slot(groups[i], "W"));
            ownBias(node, convolution.bias(), groups[i]);
        }
        graph.addVertex(node.name(), new MergeVertex(), groups);
    }

    private void addNormalization(Node node, Layer.BatchNormalization normalization) {
        addLayer(node, GraphLayers.normalization(normalization, node.shape().channels()));
        if (normalization.affine()) {
            own(node, "scale", new Slot(node.name(), "gamma"));
            own(node, "shift", new Slot(node.name(), "beta"));
        }
    }

    private void addLinear(Node node, Layer.Linear linear) {
        Node input = network.inputs(node).get(0);
        addVectorLayer(node.name(), GraphLayers.linear(linear, input.shape().channels()), input);
        own(node, "weights", new Slot(node.name(), "W"));
        ownBias(node, linear.bias(), node.name());
    }

    private void addShift(Node node, Layer.Shift shift) {
        String cropped = node.name() + ".cropped";
        graph.addLayer(cropped, new Cropping2D(shift.rows(), 0, shift.columns(), 0), inputs(node));
        graph.addLayer(node.name(), new ZeroPaddingLayer(0, shift.rows(), 0, shift.columns()), cropped);
    }

    private void addLoss() {
        Node output = network.output();
        if (output.shape().pixels() != 1) {
            throw cannot(output, "the output of a classifier is a vector, not " + output.shape());
        }
        addVectorLayer(PROBABILITIES, GraphLayers.softmaxCrossEntropy(), output);
        graph.setOutputs(PROBABILITIES);
    }

    /** What comes as an image of one pixel becomes a vector first. */
    private void addVectorLayer(String name, FeedForwardLayer layer, Node input) {
        if (isVector(input)) {
            graph.addLayer(name, layer, input.name());
        } else {
            int channels = input.shape().channels();
            graph.addLayer(name, layer, new CnnToFeedForwardPreProcessor(1, 1, channels), input.name());
        }
    }

    /** Whether the features have two dimensions, batch and channels, and not four. */
    private boolean isVector(Node node) {
        if (node.layer() instanceof Layer.Linear) {
            return true;
        }
        return !node.inputs().isEmpty() && network.inputs(node).stream().allMatch(this::isVector);
    }

    private void ownBias(Node node, boolean bias, String layer) {
        if (bias) {
            own(node, "bias", new Slot(layer, "b"));
        }
    }

    private void own(Node node, String parameter, Slot slot) {
        if (!node.parametersOf().equals(node.name())) {
            throw cannot(node, "its layers share no parameters, and this one has those of " + node.parametersOf());
        }
        parameters
                .computeIfAbsent(node.name() + "." + parameter, name -> new ArrayList<>())
                .add(slot);
    }

    private static IllegalArgumentException cannot(Node node, String why) {
        return new IllegalArgumentException("DeepLearning4J's ComputationGraph cannot have the layer " + node.name()
                + ", " + node.layer() + ": " + why);
    }
}
