package org.nasgauge.models.regression;

import java.util.Arrays;
import java.util.List;

/**
 * Least squares over numbers with an intercept. Coefficients of numbers that are scaled to deviation 1 cost λ times their
 * squares, the intercept nothing (Hoerl and Kennard, Ridge regression, Technometrics 1970); {@link RidgeRegression} is over choices.
 */
public final class LinearRegression implements Regression<double[]> {
    /** Of the mean square of a scaled number: solves what depends on each other, and is far below what is measured. */
    private static final double LEAST = 1e-10;

    private final double lambda;
    private double intercept;
    private double[] coefficients = new double[0];

    /** @param lambda for each row, 0 or more */
    public LinearRegression(double lambda) {
        this.lambda = lambda;
    }

    @Override
    public void fit(List<double[]> known, double[] scores) {
        int features = known.get(0).length;
        double[] means = new double[features];
        double meanScore = Arrays.stream(scores).average().orElseThrow();
        for (double[] row : known) {
            for (int i = 0; i < features; i++) {
                means[i] += row[i] / known.size();
            }
        }
        double[] scales = scales(known, means);
        double[][] matrix = new double[features][features];
        double[] right = new double[features];
        double[] scaled = new double[features];
        for (int row = 0; row < scores.length; row++) {
            double[] one = known.get(row);
            Arrays.setAll(scaled, i -> (one[i] - means[i]) / scales[i]);
            for (int i = 0; i < features; i++) {
                right[i] += scaled[i] * (scores[row] - meanScore) / scores.length;
                for (int j = 0; j <= i; j++) {
                    matrix[i][j] += scaled[i] * scaled[j] / scores.length;
                }
            }
        }
        for (int i = 0; i < features; i++) {
            matrix[i][i] += lambda + LEAST;
        }
        coefficients = Cholesky.of(matrix).solve(right);
        intercept = meanScore;
        for (int i = 0; i < features; i++) {
            coefficients[i] /= scales[i];
            intercept -= coefficients[i] * means[i];
        }
    }

    /** Deviations; 1 of what is always the same. */
    private static double[] scales(List<double[]> rows, double[] means) {
        double[] scales = new double[means.length];
        for (double[] row : rows) {
            for (int i = 0; i < means.length; i++) {
                scales[i] += (row[i] - means[i]) * (row[i] - means[i]) / rows.size();
            }
        }
        return Arrays.stream(scales)
                .map(variance -> variance > 0 ? StrictMath.sqrt(variance) : 1)
                .toArray();
    }

    @Override
    public double predict(double[] one) {
        double sum = intercept;
        for (int i = 0; i < coefficients.length; i++) {
            sum += coefficients[i] * one[i];
        }
        return sum;
    }

    /** Only after {@link #fit}. */
    public double intercept() {
        return intercept;
    }

    /** What one more of each number adds; a copy. Only after {@link #fit}. */
    public double[] coefficients() {
        return coefficients.clone();
    }
}
