package org.nasgauge.models.gradient;

import java.util.Arrays;

/**
 * Each column less its mean, over its standard deviation, then scaled and shifted by what is learned: Ioffe and Szegedy, Batch
 * normalization, ICML 2015. In training mean and deviation are the batch's, else running averages of them.
 */
public final class BatchNormalization {
    private static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.1;

    private final Matrix scale;
    private final Matrix shift;
    private final double[] runningMean;
    private final double[] runningVariance;

    public BatchNormalization(Parameters parameters, int columns) {
        this.scale = parameters.constant(1, columns, 1);
        this.shift = parameters.constant(1, columns, 0);
        this.runningMean = new double[columns];
        this.runningVariance = new double[columns];
        Arrays.fill(runningVariance, 1);
    }

    public Matrix of(Recording recording, Matrix a) {
        int columns = a.columns;
        double[] mean = recording.isLearning() ? mean(a) : runningMean;
        double[] variance = recording.isLearning() ? variance(a, mean) : runningVariance;
        if (recording.isLearning()) {
            double unbiased = a.rows / Math.max(1.0, a.rows - 1);
            for (int k = 0; k < columns; k++) {
                runningMean[k] += MOMENTUM * (mean[k] - runningMean[k]);
                runningVariance[k] += MOMENTUM * (unbiased * variance[k] - runningVariance[k]);
            }
        }
        double[] inverse = Arrays.stream(variance)
                .map(one -> 1 / StrictMath.sqrt(one + EPSILON))
                .toArray();
        double[] normal = new double[a.values.length];
        Matrix result = recording.result(a.rows, columns, a, scale);
        for (int i = 0; i < normal.length; i++) {
            int k = i % columns;
            normal[i] = (a.values[i] - mean[k]) * inverse[k];
            result.values[i] = scale.values[k] * normal[i] + shift.values[k];
        }
        recording.onTheWayBack(result, () -> back(a, result.gradient, normal, inverse));
        return result;
    }

    private void back(Matrix a, double[] flow, double[] normal, double[] inverse) {
        int columns = a.columns;
        double[] sums = new double[columns];
        double[] products = new double[columns];
        for (int i = 0; i < flow.length; i++) {
            sums[i % columns] += flow[i];
            products[i % columns] += flow[i] * normal[i];
        }
        Products.addOne(1, sums, 0, shift.gradient, 0, columns);
        Products.addOne(1, products, 0, scale.gradient, 0, columns);
        for (int i = 0; i < flow.length && !a.isConstant(); i++) {
            int k = i % columns;
            double share = (sums[k] + normal[i] * products[k]) / a.rows;
            a.gradient[i] += scale.values[k] * inverse[k] * (flow[i] - share);
        }
    }

    private static double[] mean(Matrix a) {
        double[] mean = new double[a.columns];
        for (int row = 0; row < a.rows; row++) {
            Products.addOne(1.0 / a.rows, a.values, row * a.columns, mean, 0, a.columns);
        }
        return mean;
    }

    private static double[] variance(Matrix a, double[] mean) {
        double[] variance = new double[a.columns];
        for (int i = 0; i < a.values.length; i++) {
            double difference = a.values[i] - mean[i % a.columns];
            variance[i % a.columns] += difference * difference / a.rows;
        }
        return variance;
    }
}
