package org.nasgauge.networks;

import java.util.List;

/** What layers ask of their settings and of the inputs that they are given. */
final class Demands {
    private Demands() {}

    static void require(boolean right, String what, int value, String expected) {
        if (!right) {
            throw new IllegalArgumentException(what + ": " + value + ", expected " + expected);
        }
    }

    static void requireRate(double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("a rate is in [0, 1), not " + rate);
        }
    }

    /** The shape of the one input. */
    static FeatureShape only(List<FeatureShape> inputs) {
        require(inputs.size() == 1, "inputs", inputs.size(), "1");
        return inputs.get(0);
    }

    static FeatureShape none(List<FeatureShape> inputs, FeatureShape output) {
        require(inputs.isEmpty(), "inputs", inputs.size(), "0");
        return output;
    }

    /** The shape that all inputs have. */
    static FeatureShape alike(List<FeatureShape> inputs, int least) {
        if (inputs.size() < least) {
            throw new IllegalArgumentException("inputs: " + inputs.size() + ", expected at least " + least);
        }
        for (FeatureShape input : inputs) {
            if (!input.equals(inputs.get(0))) {
                throw new IllegalArgumentException("inputs of several shapes: " + inputs);
            }
        }
        return inputs.get(0);
    }

    /** How many positions a window has along a side that is padded at both ends. */
    static int positions(int side, int window, int stride, int padding) {
        int room = side + 2 * padding - window;
        if (room < 0) {
            throw new IllegalArgumentException("a window of " + window + " does not fit into " + side
                    + " pixels, padded by " + padding + " at both ends");
        }
        return room / stride + 1;
    }
}
