package org.nasgauge.models.graph;

import java.util.Arrays;
import org.nasgauge.api.random.SeededRandom;

/** Each row times a matrix, and a bias. Rows lie one after the other. */
final class Linear {
    private final Parameters parameters;
    private final int inputs;
    private final int outputs;
    /** Input by input, so that the inner loops run over the outputs. */
    private final int weights;

    private final int biases;

    Linear(Parameters parameters, int inputs, int outputs, SeededRandom random) {
        this.parameters = parameters;
        this.inputs = inputs;
        this.outputs = outputs;
        this.weights = parameters.addWeights(inputs, outputs, random);
        this.biases = parameters.add(outputs, 0);
    }

    void forward(float[] input, int rows, float[] output) {
        float[] values = parameters.values();
        for (int row = 0; row < rows; row++) {
            int to = row * outputs;
            System.arraycopy(values, biases, output, to, outputs);
            for (int i = 0; i < inputs; i++) {
                float x = input[row * inputs + i];
                if (x != 0) {
                    addScaled(x, values, weights + i * outputs, output, to, outputs);
                }
            }
        }
    }

    /** Adds to the gradient what flows back into the outputs. */
    void accumulate(float[] input, int rows, float[] flow) {
        float[] gradient = parameters.gradient();
        for (int row = 0; row < rows; row++) {
            int from = row * outputs;
            addScaled(1, flow, from, gradient, biases, outputs);
            for (int i = 0; i < inputs; i++) {
                float x = input[row * inputs + i];
                if (x != 0) {
                    addScaled(x, flow, from, gradient, weights + i * outputs, outputs);
                }
            }
        }
    }

    /** From the outputs to the inputs. */
    void back(float[] flow, int rows, float[] inputFlow) {
        float[] transposed = transposed();
        Arrays.fill(inputFlow, 0, rows * inputs, 0);
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < outputs; o++) {
                float x = flow[row * outputs + o];
                if (x != 0) {
                    addScaled(x, transposed, o * inputs, inputFlow, row * inputs, inputs);
                }
            }
        }
    }

    /** The weights output by output: the inner loops run over the inputs, and no sum waits for itself. */
    private float[] transposed() {
        float[] transposed = new float[inputs * outputs];
        for (int i = 0; i < inputs; i++) {
            for (int o = 0; o < outputs; o++) {
                transposed[o * inputs + i] = parameters.values()[weights + i * outputs + o];
            }
        }
        return transposed;
    }

    private static void addScaled(float scale, float[] from, int x, float[] to, int y, int count) {
        for (int k = 0; k < count; k++) {
            to[y + k] += scale * from[x + k];
        }
    }
}
