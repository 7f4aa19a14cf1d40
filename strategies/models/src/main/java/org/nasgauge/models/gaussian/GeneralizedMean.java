package org.nasgauge.models.gaussian;

import java.util.Arrays;

/** The most probable mean m and variance s² of a process with the correlations K = L Lᵀ between its observations y. */
final class GeneralizedMean {
    /** Of a process without observations. */
    static final GeneralizedMean NONE = new GeneralizedMean(0, 1, new double[0]);

    private final double mean;
    private final double variance;
    private final double[] weights;

    private GeneralizedMean(double mean, double variance, double[] weights) {
        this.mean = mean;
        this.variance = variance;
        this.weights = weights;
    }

    static GeneralizedMean of(GrowingCholesky factor, double[] values) {
        int n = values.length;
        double[] ones = new double[n];
        double[] solved = values.clone();
        Arrays.fill(ones, 1);
        factor.solveLower(ones, n);
        factor.solveLower(solved, n);
        double product = 0;
        double square = 0;
        for (int i = 0; i < n; i++) {
            product += ones[i] * solved[i];
            square += ones[i] * ones[i];
        }
        double mean = product / square;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            solved[i] -= mean * ones[i];
            squares += solved[i] * solved[i];
        }
        factor.solveUpper(solved);
        return new GeneralizedMean(mean, squares > 0 ? squares / n : 1, solved);
    }

    double mean() {
        return mean;
    }

    /** Never 0, which becomes 1: then all observations are alike, and say nothing of it. */
    double variance() {
        return variance;
    }

    /** K⁻¹ (y − m), not a copy. */
    double[] weights() {
        return weights;
    }
}
