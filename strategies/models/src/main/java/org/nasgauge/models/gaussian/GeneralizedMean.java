package org.nasgauge.models.gaussian;

/** The most probable mean m and variance s² of a process with the correlations K = L Lᵀ between its observations y. */
final class GeneralizedMean {
    /** Of a process without observations. */
    static final GeneralizedMean NONE = new GeneralizedMean(0, 1, new double[0]);

    private final double mean;
    private final double variance;
    /** L⁻¹ (y − m). */
    private final double[] residuals;

    private GeneralizedMean(double mean, double variance, double[] residuals) {
        this.mean = mean;
        this.variance = variance;
        this.residuals = residuals;
    }

    static GeneralizedMean of(GrowingCholesky factor, double[] values) {
        int n = values.length;
        double[] ones = factor.solvedOnes();
        double[] solved = values.clone();
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
        return new GeneralizedMean(mean, squares > 0 ? squares / n : 1, solved);
    }

    double mean() {
        return mean;
    }

    /** Never 0, which becomes 1: then all observations are alike, and say nothing of it. */
    double variance() {
        return variance;
    }

    /**
     * K⁻¹ (y − m).
     *
     * @param factor that of which the mean is
     */
    double[] weights(GrowingCholesky factor) {
        double[] weights = residuals.clone();
        factor.solveUpper(weights);
        return weights;
    }
}
