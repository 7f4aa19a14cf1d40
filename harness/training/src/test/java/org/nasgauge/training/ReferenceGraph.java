package org.nasgauge.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nasgauge.networks.Scale;
import org.nasgauge.spaces.nasbench201.Edge;
import org.nasgauge.spaces.nasbench201.Operation;
import org.nasgauge.tape.Parameter;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The same network a second time, as a DL4J ComputationGraph in its own layout (channels first), with nothing shared
 * but the names of its layers. Takes cells all of whose edges but none are on a path from input to output.
 */
final class ReferenceGraph {
    private static final Map<String, String> NAMES =
            Map.of("weights", "W", "bias", "b", "scale", "gamma", "shift", "beta");

    private final GraphBuilder graph;
    private final ComputationGraph network;

    ReferenceGraph(List<Operation> cell, Scale scale) {
        graph = new NeuralNetConfiguration.Builder()
                .updater(new NoOp())
                .graphBuilder()
                .addInputs("image")
                .setInputTypes(InputType.convolutional(
                        scale.image().height(),
                        scale.image().width(),
                        scale.image().channels()));
        int channels = scale.channels();
        String x = convolve("stem", "image", scale.stemKernel(), channels);
        for (int stage = 1; stage <= scale.stages(); stage++) {
            if (stage > 1) {
                channels *= 2;
                String name = "reduction" + (stage - 1);
                graph.addLayer(name + ".mean", average(2, 2, ConvolutionMode.Truncate), x);
                x = convolve(name, name + ".mean", 1, channels);
            }
            for (int i = 1; i <= scale.cellsPerStage(); i++) {
                x = addCell("stage" + stage + ".cell" + i, cell, x, channels);
            }
        }
        graph.addLayer("head.normalization", new BatchNormalization.Builder().build(), x)
                .addLayer("head.relu", relu(), "head.normalization")
                .addLayer("features", new GlobalPoolingLayer(PoolingType.AVG), "head.relu")
                .addLayer(
                        "logits",
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .activation(Activation.SOFTMAX)
                                .nOut(scale.classes())
                                .build(),
                        "features")
                .setOutputs("logits");
        network = new ComputationGraph(graph.build());
        network.init();
    }

    private String convolve(String name, String from, int kernel, int channels) {
        graph.addLayer(
                name + ".convolution",
                new ConvolutionLayer.Builder(kernel, kernel)
                        .convolutionMode(ConvolutionMode.Same)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .nOut(channels)
                        .build(),
                from);
        graph.addLayer(name + ".normalization", new BatchNormalization.Builder().build(), name + ".convolution");
        return name + ".normalization";
    }

    private static SubsamplingLayer average(int window, int stride, ConvolutionMode border) {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG, new int[] {window, window})
                .stride(stride, stride)
                .convolutionMode(border)
                .build();
    }

    private static ActivationLayer relu() {
        return new ActivationLayer.Builder().activation(Activation.RELU).build();
    }

    private String addCell(String name, List<Operation> cell, String input, int channels) {
        List<String> nodes = new ArrayList<>(List.of(input));
        for (int node = 1; node < 4; node++) {
            List<String> terms = new ArrayList<>();
            for (Edge edge : Edge.values()) {
                Operation operation = cell.get(edge.decision());
                if (edge.target() == node && operation != Operation.NONE) {
                    terms.add(addEdge(name, edge, operation, nodes.get(edge.source()), channels));
                }
            }
            String sum = name + ".sum" + node;
            if (terms.size() > 1) {
                graph.addVertex(sum, new ElementWiseVertex(ElementWiseVertex.Op.Add), terms.toArray(String[]::new));
            }
            nodes.add(terms.size() > 1 ? sum : terms.get(0));
        }
        return nodes.get(3);
    }

    private String addEdge(String cell, Edge edge, Operation operation, String from, int channels) {
        String name = cell + ".edge" + edge.source() + "-" + edge.target();
        switch (operation) {
            case SKIP_CONNECT -> {
                return from;
            }
            case AVG_POOL_3X3 -> {
                graph.addLayer(name, average(3, 1, ConvolutionMode.Same), from);
                return name;
            }
            default -> {
                graph.addLayer(name + ".relu", relu(), from);
                return convolve(name, name + ".relu", operation == Operation.NOR_CONV_1X1 ? 1 : 3, channels);
            }
        }
    }

    ComputationGraph network() {
        return network;
    }

    /** How DL4J names the parameter: {@code layer_W} for {@code layer.weights}. */
    static String nameOf(Parameter parameter) {
        int dot = parameter.name().lastIndexOf('.');
        return parameter.name().substring(0, dot) + "_"
                + NAMES.get(parameter.name().substring(dot + 1));
    }
}
