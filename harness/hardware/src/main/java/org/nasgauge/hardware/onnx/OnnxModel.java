package org.nasgauge.hardware.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Network;

/**
 * A network with its weights as an ONNX file (IR version 8, operators of version 13), for inference: batch normalization by
 * its running moments, nothing dropped. Input and output have the names of the network's first and output node. The batch
 * is fixed, so that a runtime can plan its memory.
 */
public final class OnnxModel {
    private static final int IR_VERSION = 8;
    private static final int OPERATORS = 13;

    private final Network network;
    private final int batch;
    private final byte[] bytes;

    /**
     * @param batch images at a time, from 1
     * @param values of all parameters by full name, and running moments as {@code name.mean} and {@code name.variance}, as
     *     a parameter set of the tape gives them
     * @throws IllegalArgumentException if a value is missing or of another size, or the network has a weighted sum, whose
     *     weights are not the network's own
     */
    public OnnxModel(Network network, int batch, Map<String, float[]> values) {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch has from 1 image, not " + batch);
        }
        this.network = network;
        this.batch = batch;
        Graph graph = new Graph("network");
        LayerOperators operators = new LayerOperators(network, batch, values, graph);
        graph.input(network.image().name(), shape(batch, network.image().shape()));
        network.nodes().forEach(operators::add);
        graph.output(operators.output(), outputShape());
        this.bytes = new Message()
                .integer(1, IR_VERSION)
                .text(2, "nasgauge")
                .message(7, graph.toMessage())
                .message(8, new Message().text(1, "").integer(2, OPERATORS))
                .toByteArray();
    }

    public Network network() {
        return network;
    }

    public int batch() {
        return batch;
    }

    /** The file; a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public void write(Path file) throws IOException {
        Files.write(file, bytes);
    }

    /** Of what the file gives: rows, where a linear map ends the network; images, where anything else does. */
    long[] outputShape() {
        FeatureShape output = network.output().shape();
        return LayerOperators.isRows(network, network.output())
                ? new long[] {batch, output.channels()}
                : shape(batch, output);
    }

    /** Images, channels, height, width. */
    static long[] shape(int batch, FeatureShape features) {
        return new long[] {batch, features.channels(), features.height(), features.width()};
    }
}
