package org.nasgauge.models.graph;

import java.util.Arrays;
import java.util.BitSet;
import org.nasgauge.api.random.SeededRandom;

/** What all layers of a network learn, in one array, and its gradient. */
final class Parameters {
    private float[] values = {};
    private float[] gradient = {};
    private final BitSet weights = new BitSet();

    /** Adds weights, uniform with the bound √(3 / inputs) (He et al., 2015, for a linear unit), and says where they begin. */
    int addWeights(int inputs, int outputs, SeededRandom random) {
        int at = add(inputs * outputs, 0);
        weights.set(at, values.length);
        double bound = StrictMath.sqrt(3.0 / inputs);
        for (int i = at; i < values.length; i++) {
            values[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
        return at;
    }

    /** Adds parameters of one value that do not decay. */
    int add(int count, float value) {
        int at = values.length;
        values = Arrays.copyOf(values, at + count);
        Arrays.fill(values, at, values.length, value);
        gradient = new float[values.length];
        return at;
    }

    float[] values() {
        return values;
    }

    float[] gradient() {
        return gradient;
    }

    void clearGradient() {
        Arrays.fill(gradient, 0);
    }

    /** Adds the gradient of half the sum of squared weights, times a factor. */
    void decay(float factor) {
        for (int i = weights.nextSetBit(0); i >= 0; i = weights.nextSetBit(i + 1)) {
            gradient[i] += factor * values[i];
        }
    }
}
