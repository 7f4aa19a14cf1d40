package org.nasgauge.training.dl4j;

import java.util.Arrays;
import org.nasgauge.networks.Network.Node;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where a graph keeps a parameter of a network, or a part of one.
 *
 * @param layer the graph's
 * @param key of the array in the layer: {@code W}, {@code gamma}, ...
 * @param depthwise whether its dimensions are height, width, input channels and outputs of each, where the network has the
 *     channels first; else the numbers follow one another as they do there
 */
record Slot(String layer, String key, boolean depthwise) {
    Slot(String layer, String key) {
        this(layer, key, false);
    }

    /** For the weights of a depthwise convolution. */
    static Slot depthwiseWeights(String layer) {
        return new Slot(layer, "W", true);
    }

    /** For the running variance of a batch normalization. */
    static Slot variance(Node normalization) {
        return new Slot(normalization.name(), "var");
    }

    /** The graph's own name of the array. */
    String name() {
        return layer + "_" + key;
    }

    /** Copies numbers out, from {@code at} on, and returns where they end. */
    int read(INDArray array, float[] into, int at) {
        try (INDArray copy = ordered(array).dup('c')) {
            float[] values = copy.data().asFloat();
            System.arraycopy(values, 0, into, at, values.length);
            return at + values.length;
        }
    }

    /** Copies numbers in, from {@code at} on, and returns where they end. */
    int write(INDArray array, float[] from, int at) {
        INDArray target = ordered(array);
        float[] values = Arrays.copyOfRange(from, at, at + (int) array.length());
        try (INDArray source = Nd4j.createFromArray(values)) {
            target.assign(source.reshape('c', target.shape()));
        }
        return at + values.length;
    }

    private INDArray ordered(INDArray array) {
        return depthwise ? array.permute(2, 3, 0, 1) : array;
    }
}
