package org.nasgauge.models.graph;

import java.util.Arrays;

/**
 * Each column less its mean, over its standard deviation, then scaled and shifted by what is learned: Ioffe and Szegedy, Batch
 * normalization, ICML 2015. In training mean and deviation are the batch's, else running averages of them.
 */
final class BatchNormalization {
    private static final float EPSILON = 1e-5f;
    private static final float MOMENTUM = 0.1f;

    private final Parameters parameters;
    private final int width;
    private final int scale;
    private final int shift;
    private final float[] runningMean;
    private final float[] runningVariance;
    private final float[] mean;
    private final float[] variance;

    BatchNormalization(Parameters parameters, int width) {
        this.parameters = parameters;
        this.width = width;
        this.scale = parameters.add(width, 1);
        this.shift = parameters.add(width, 0);
        this.runningMean = new float[width];
        this.runningVariance = new float[width];
        this.mean = new float[width];
        this.variance = new float[width];
        Arrays.fill(runningVariance, 1);
    }

    /** As in training, which moves the running averages; {@code normal} is kept for the way back. */
    void train(float[] input, int rows, float[] normal, float[] output) {
        Arrays.fill(mean, 0);
        Arrays.fill(variance, 0);
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < width; k++) {
                mean[k] += input[row * width + k];
            }
        }
        for (int k = 0; k < width; k++) {
            mean[k] /= rows;
        }
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < width; k++) {
                float difference = input[row * width + k] - mean[k];
                variance[k] += difference * difference;
            }
        }
        for (int k = 0; k < width; k++) {
            float unbiased = variance[k] / Math.max(1, rows - 1);
            variance[k] /= rows;
            runningMean[k] += MOMENTUM * (mean[k] - runningMean[k]);
            runningVariance[k] += MOMENTUM * (unbiased - runningVariance[k]);
        }
        normalize(input, rows, mean, variance, normal, output);
    }

    void predict(float[] input, int rows, float[] normal, float[] output) {
        normalize(input, rows, runningMean, runningVariance, normal, output);
    }

    private void normalize(float[] input, int rows, float[] around, float[] spread, float[] normal, float[] output) {
        float[] values = parameters.values();
        float[] inverse = inverseDeviations(spread);
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < width; k++) {
                int at = row * width + k;
                normal[at] = (input[at] - around[k]) * inverse[k];
                output[at] = values[scale + k] * normal[at] + values[shift + k];
            }
        }
    }

    /** After {@link #train}: adds to the gradient, and turns the flow into the outputs into that into the inputs. */
    void backward(float[] normal, int rows, float[] flow) {
        float[] values = parameters.values();
        float[] gradient = parameters.gradient();
        float[] sums = new float[width];
        float[] products = new float[width];
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < width; k++) {
                int at = row * width + k;
                sums[k] += flow[at];
                products[k] += flow[at] * normal[at];
            }
        }
        float[] inverse = inverseDeviations(variance);
        for (int k = 0; k < width; k++) {
            gradient[shift + k] += sums[k];
            gradient[scale + k] += products[k];
            inverse[k] *= values[scale + k] / rows;
        }
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < width; k++) {
                int at = row * width + k;
                flow[at] = inverse[k] * (rows * flow[at] - sums[k] - normal[at] * products[k]);
            }
        }
    }

    private float[] inverseDeviations(float[] spread) {
        float[] inverse = new float[width];
        for (int k = 0; k < width; k++) {
            inverse[k] = 1 / (float) Math.sqrt(spread[k] + EPSILON);
        }
        return inverse;
    }
}
