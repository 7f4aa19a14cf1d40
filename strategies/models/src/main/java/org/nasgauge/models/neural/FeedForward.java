package org.nasgauge.models.neural;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;

/**
 * A regression network: rectified, fully connected layers of one width, and a linear output. An input is the set of its
 * bits that are 1. Trained by Adam on the mean absolute error.
 *
 * <p>Activations lie unit by unit, with the images of a batch side by side: the inner loops run over a batch, the form that
 * the JIT turns into vector instructions without changing the order of any sum.
 */
public final class FeedForward {
    static final int BATCH = 32;

    private final int layers;
    private final int width;
    private final float[] parameters;
    private final float[] gradient;
    /** Where the parameters of a layer begin: weights, then biases. The first layer's weights lie input by input. */
    private final int[] start;

    private final float[][] active;
    private final float[][] flow;
    private final float[] output = new float[BATCH];
    private final float[] slope = new float[BATCH];

    /**
     * Weights are uniform with the bound √(6 / (inputs + outputs of the layer)) (Glorot and Bengio, 2010), biases 0.
     *
     * @param inputs how many bits an input has
     * @param layers hidden ones, at least 1
     */
    public FeedForward(int inputs, int layers, int width, SeededRandom random) {
        this.layers = layers;
        this.width = width;
        this.start = new int[layers + 2];
        for (int layer = 0; layer < layers; layer++) {
            start[layer + 1] = start[layer] + ((layer == 0 ? inputs : width) + 1) * width;
        }
        start[layers + 1] = start[layers] + width + 1;
        this.parameters = new float[start[layers + 1]];
        this.gradient = new float[parameters.length];
        this.active = new float[layers][width * BATCH];
        this.flow = new float[layers][width * BATCH];
        for (int layer = 0; layer <= layers; layer++) {
            int in = layer == 0 ? inputs : width;
            int out = layer == layers ? 1 : width;
            double bound = StrictMath.sqrt(6.0 / (in + out));
            for (int i = 0; i < in * out; i++) {
                parameters[start[layer] + i] = (float) (bound * (2 * random.nextDouble() - 1));
            }
        }
    }

    /** @param inputs the bits of each that are 1 */
    public void fit(List<int[]> inputs, float[] targets, int epochs, double learningRate, SeededRandom order) {
        Adam adam = new Adam(parameters.length, learningRate);
        int[][] batch = new int[BATCH][];
        float[] wanted = new float[BATCH];
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] shuffled = order.permutation(targets.length);
            for (int at = 0; at < shuffled.length; at += BATCH) {
                int count = Math.min(BATCH, shuffled.length - at);
                for (int b = 0; b < count; b++) {
                    batch[b] = inputs.get(shuffled[at + b]);
                    wanted[b] = targets[shuffled[at + b]];
                }
                forward(batch, count);
                backward(batch, wanted, count);
                adam.step(parameters, gradient);
            }
        }
    }

    public float[] predict(List<int[]> inputs) {
        float[] predicted = new float[inputs.size()];
        int[][] batch = new int[BATCH][];
        for (int at = 0; at < predicted.length; at += BATCH) {
            int count = Math.min(BATCH, predicted.length - at);
            for (int b = 0; b < count; b++) {
                batch[b] = inputs.get(at + b);
            }
            forward(batch, count);
            System.arraycopy(output, 0, predicted, at, count);
        }
        return predicted;
    }

    /** The parameters, and after {@link #backward} their gradient; not copies. */
    float[] parameters() {
        return parameters;
    }

    float[] gradient() {
        return gradient;
    }

    float[] forward(int[][] batch, int count) {
        first(batch, count);
        for (int layer = 1; layer < layers; layer++) {
            int biases = start[layer] + width * width;
            for (int o = 0; o < width; o++) {
                Arrays.fill(active[layer], o * BATCH, (o + 1) * BATCH, parameters[biases + o]);
                for (int i = 0; i < width; i++) {
                    addScaled(parameters[start[layer] + o * width + i], active[layer - 1], i, active[layer], o);
                }
            }
            rectify(active[layer]);
        }
        Arrays.fill(output, parameters[start[layers] + width]);
        for (int i = 0; i < width; i++) {
            addScaled(parameters[start[layers] + i], active[layers - 1], i, output, 0);
        }
        return output;
    }

    private void first(int[][] batch, int count) {
        float[] to = active[0];
        int biases = start[1] - width;
        for (int o = 0; o < width; o++) {
            Arrays.fill(to, o * BATCH, (o + 1) * BATCH, parameters[biases + o]);
        }
        for (int b = 0; b < count; b++) {
            for (int bit : batch[b]) {
                for (int o = 0; o < width; o++) {
                    to[o * BATCH + b] += parameters[bit * width + o];
                }
            }
        }
        rectify(to);
    }

    /** The gradient of the mean absolute error over the batch that went forward last. */
    void backward(int[][] batch, float[] wanted, int count) {
        Arrays.fill(gradient, 0);
        Arrays.fill(slope, 0);
        for (int b = 0; b < count; b++) {
            slope[b] = Math.signum(output[b] - wanted[b]) / count;
        }
        float[] last = flow[layers - 1];
        Arrays.fill(last, 0);
        gradient[start[layers] + width] = sum(slope, 0);
        for (int i = 0; i < width; i++) {
            gradient[start[layers] + i] = product(active[layers - 1], i, slope, 0);
            addScaled(parameters[start[layers] + i], slope, 0, last, i);
        }
        for (int layer = layers - 1; layer > 0; layer--) {
            block(active[layer], flow[layer]);
            Arrays.fill(flow[layer - 1], 0);
            for (int o = 0; o < width; o++) {
                int weights = start[layer] + o * width;
                gradient[start[layer] + width * width + o] = sum(flow[layer], o);
                for (int i = 0; i < width; i++) {
                    gradient[weights + i] = product(active[layer - 1], i, flow[layer], o);
                    addScaled(parameters[weights + i], flow[layer], o, flow[layer - 1], i);
                }
            }
        }
        block(active[0], flow[0]);
        for (int o = 0; o < width; o++) {
            gradient[start[1] - width + o] = sum(flow[0], o);
        }
        for (int b = 0; b < count; b++) {
            for (int bit : batch[b]) {
                for (int o = 0; o < width; o++) {
                    gradient[bit * width + o] += flow[0][o * BATCH + b];
                }
            }
        }
    }

    private static void rectify(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], 0);
        }
    }

    /** No gradient flows through a unit that is silent. */
    private static void block(float[] activation, float[] flow) {
        for (int i = 0; i < flow.length; i++) {
            flow[i] = activation[i] > 0 ? flow[i] : 0;
        }
    }

    private static void addScaled(float scale, float[] from, int unit, float[] to, int target) {
        int x = unit * BATCH;
        int y = target * BATCH;
        for (int b = 0; b < BATCH; b++) {
            to[y + b] += scale * from[x + b];
        }
    }

    /** Four running sums: one alone would wait for each addition before the next. */
    private static float product(float[] one, int unit, float[] other, int target) {
        int x = unit * BATCH;
        int y = target * BATCH;
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int b = 0; b < BATCH; b += 4) {
            s0 += one[x + b] * other[y + b];
            s1 += one[x + b + 1] * other[y + b + 1];
            s2 += one[x + b + 2] * other[y + b + 2];
            s3 += one[x + b + 3] * other[y + b + 3];
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static float sum(float[] values, int unit) {
        float sum = 0;
        for (int b = unit * BATCH; b < (unit + 1) * BATCH; b++) {
            sum += values[b];
        }
        return sum;
    }
}
