package org.nasgauge.hardware.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nasgauge.hardware.onnx.Graph.Attribute;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.Pool;

/** The ONNX operators of each layer. Features are images of four dimensions, also vectors, but for the last rows. */
final class LayerOperators {
    private final Network network;
    private final int batch;
    private final Map<String, float[]> values;
    private final Graph graph;

    LayerOperators(Network network, int batch, Map<String, float[]> values, Graph graph) {
        this.network = network;
        this.batch = batch;
        this.values = values;
        this.graph = graph;
    }

    /** Names the network's output; the image cannot be one itself. */
    String output() {
        String name = network.output().name();
        return network.output().equals(network.image())
                ? graph.node("Identity", name + ".output", List.of(name))
                : name;
    }

    /** Whether it is what a classifier ends with: a linear map that no layer reads. */
    static boolean isRows(Network network, Node node) {
        return node.equals(network.output())
                && node.layer() instanceof Layer.Linear
                && network.nodes().stream().noneMatch(reader -> reader.inputs().contains(node.index()));
    }

    void add(Node node) {
        Layer layer = node.layer();
        String name = node.name();
        List<String> inputs = network.inputs(node).stream().map(Node::name).toList();
        if (layer instanceof Convolution convolution) {
            convolution(node, convolution);
        } else if (layer instanceof Pool pool) {
            pool(name, pool, inputs);
        } else if (layer instanceof Layer.BatchNormalization normalization) {
            normalization(node, normalization);
        } else if (layer instanceof Layer.Activation activation) {
            activation(name, activation, inputs);
        } else if (layer instanceof Layer.Linear) {
            linear(node);
        } else if (layer instanceof Layer.Zero) {
            graph.node(
                    "ConstantOfShape",
                    name,
                    List.of(graph.constant(name + ".shape", OnnxModel.shape(batch, node.shape()))));
        } else if (layer instanceof Layer.Sum) {
            graph.node("Sum", name, inputs);
        } else if (layer instanceof Layer.Concatenation) {
            graph.node("Concat", name, inputs, Attribute.integer("axis", 1));
        } else if (layer instanceof Layer.Slice slice) {
            slice(name, inputs.get(0), 1, slice.from(), slice.to());
        } else if (layer instanceof Layer.Shift shift) {
            shift(node, shift);
        } else if (layer instanceof Layer.GlobalAveragePool) {
            graph.node("GlobalAveragePool", name, inputs);
        } else if (layer instanceof Layer.Dropout || layer instanceof Layer.PathDropping) {
            graph.node("Identity", name, inputs);
        } else if (layer instanceof Layer.WeightedSum) {
            throw new IllegalArgumentException(name + " is a mixture, whose weights are not the network's: "
                    + "take the network of one architecture");
        }
    }

    private void convolution(Node node, Convolution layer) {
        graph.node(
                "Conv",
                node.name(),
                withParameters(node),
                Attribute.integers("kernel_shape", layer.kernelHeight(), layer.kernelWidth()),
                Attribute.integers("strides", layer.stride(), layer.stride()),
                Attribute.integers("dilations", layer.dilation(), layer.dilation()),
                padding(layer.paddingHeight(), layer.paddingWidth()),
                Attribute.integer("group", layer.groups()));
    }

    private void pool(String name, Pool layer, List<String> inputs) {
        List<Attribute> attributes = new ArrayList<>(List.of(
                Attribute.integers("kernel_shape", layer.window(), layer.window()),
                Attribute.integers("strides", layer.stride(), layer.stride()),
                padding(layer.padding(), layer.padding())));
        boolean mean = layer.kind() == Pool.Kind.AVERAGE;
        if (mean) {
            attributes.add(Attribute.integer("count_include_pad", layer.countsPadding() ? 1 : 0));
        }
        graph.node(mean ? "AveragePool" : "MaxPool", name, inputs, attributes.toArray(Attribute[]::new));
    }

    /** At both ends of each side. */
    private static Attribute padding(int height, int width) {
        return Attribute.integers("pads", height, width, height, width);
    }

    private void normalization(Node node, Layer.BatchNormalization layer) {
        int channels = node.shape().channels();
        List<String> inputs = withParameters(node);
        if (!layer.affine()) {
            inputs.add(fixed("ones." + channels, channels, 1));
            inputs.add(fixed("zeros." + channels, channels, 0));
        }
        inputs.add(value(node.parametersOf() + ".mean", channels));
        inputs.add(value(node.parametersOf() + ".variance", channels));
        graph.node("BatchNormalization", node.name(), inputs, Attribute.real("epsilon", layer.epsilon()));
    }

    private void activation(String name, Layer.Activation layer, List<String> inputs) {
        switch (layer) {
            case RELU -> graph.node("Relu", name, inputs);
            case RELU6 -> graph.node("Clip", name, List.of(inputs.get(0), scalar("0", 0), scalar("6", 6)));
            case SIGMOID -> graph.node("Sigmoid", name, inputs);
            case TANH -> graph.node("Tanh", name, inputs);
            case SWISH ->
                graph.node("Mul", name, List.of(inputs.get(0), graph.node("Sigmoid", name + ".gate", inputs)));
        }
    }

    private void linear(Node node) {
        String name = node.name();
        boolean rows = isRows(network, node);
        List<String> inputs = withParameters(node);
        inputs.set(0, graph.node("Flatten", name + ".vector", inputs.subList(0, 1)));
        String product = graph.node("Gemm", rows ? name : name + ".product", inputs);
        if (!rows) {
            String shape = graph.constant(name + ".shape", OnnxModel.shape(batch, node.shape()));
            graph.node("Reshape", name, List.of(product, shape));
        }
    }

    /** Pads the far ends, and cuts off the near ones. */
    private void shift(Node node, Layer.Shift layer) {
        String name = node.name();
        FeatureShape shape = node.shape();
        String margins = graph.constant(name + ".margins", 0, 0, 0, 0, 0, 0, layer.rows(), layer.columns());
        List<String> input = List.of(network.inputs(node).get(0).name(), margins);
        String padded = graph.node("Pad", name + ".padded", input);
        String moved = slice(name + ".rows", padded, 2, layer.rows(), layer.rows() + shape.height());
        slice(name, moved, 3, layer.columns(), layer.columns() + shape.width());
    }

    private String slice(String name, String input, int axis, long from, long to) {
        List<String> inputs = List.of(
                input,
                graph.constant(name + ".from", from),
                graph.constant(name + ".to", to),
                graph.constant(name + ".axis", axis));
        return graph.node("Slice", name, inputs);
    }

    /** What a node reads, and then what it trains. */
    private List<String> withParameters(Node node) {
        List<String> names =
                new ArrayList<>(network.inputs(node).stream().map(Node::name).toList());
        for (Layer.Parameter parameter : network.parameters(node)) {
            names.add(value(
                    parameter.name(),
                    parameter.shape().stream().mapToLong(Integer::longValue).toArray()));
        }
        return names;
    }

    private String value(String name, long... shape) {
        float[] given = values.get(name);
        if (given == null) {
            throw new IllegalArgumentException("no values of " + name + " are given");
        }
        if (given.length != Arrays.stream(shape).reduce(1, Math::multiplyExact)) {
            throw new IllegalArgumentException(
                    given.length + " values of " + name + " are given for the shape " + Arrays.toString(shape));
        }
        return graph.constant(name, given, shape);
    }

    private String fixed(String name, int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return graph.constant(name, values, length);
    }

    private String scalar(String name, float value) {
        return graph.constant(name, new float[] {value});
    }
}
