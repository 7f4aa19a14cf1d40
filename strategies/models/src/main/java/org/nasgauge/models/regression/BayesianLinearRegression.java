package org.nasgauge.models.regression;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Linear regression whose weights, the intercept among them, have a normal prior of precision α, with noise of precision β, both
 * where the evidence is greatest: Bishop, Pattern recognition and machine learning, 2006, section 3.5, by the fixed points of
 * equations 3.92 and 3.95.
 */
public final class BayesianLinearRegression implements Regression<double[]> {
    private static final int MOST_ROUNDS = 500;
    private static final double CONVERGED = 1e-10;
    private static final double LEAST_PRECISION = 1e-8;
    private static final double MOST_PRECISION = 1e8;

    private final double startAlpha;
    private final double startBeta;
    private double alpha;
    private double beta;
    private double[] weights = new double[0];
    private SymmetricEigen gram = SymmetricEigen.of(new double[0][0]);

    /**
     * @param alpha where the search begins, above 0
     * @param beta the same
     */
    public BayesianLinearRegression(double alpha, double beta) {
        this.startAlpha = alpha;
        this.startBeta = beta;
        this.alpha = alpha;
        this.beta = beta;
    }

    @Override
    public void fit(List<double[]> known, double[] scores) {
        int m = known.get(0).length + 1;
        double[][] products = new double[m][m];
        double[] right = new double[m];
        for (int row = 0; row < scores.length; row++) {
            double[] x = withOne(known.get(row));
            for (int i = 0; i < m; i++) {
                right[i] += x[i] * scores[row];
                for (int j = 0; j < m && x[i] != 0; j++) {
                    products[i][j] += x[i] * x[j];
                }
            }
        }
        gram = SymmetricEigen.of(products);
        double[] rotated = gram.rotated(right);
        double[] coordinates = new double[m];
        alpha = startAlpha;
        beta = startBeta;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double effective = 0;
            double length = 0;
            double residual = Arrays.stream(scores).map(score -> score * score).sum();
            for (int i = 0; i < m; i++) {
                double eigenvalue = Math.max(0, gram.value(i));
                coordinates[i] = beta * rotated[i] / (alpha + beta * eigenvalue);
                effective += beta * eigenvalue / (alpha + beta * eigenvalue);
                length += coordinates[i] * coordinates[i];
                residual += coordinates[i] * (eigenvalue * coordinates[i] - 2 * rotated[i]);
            }
            double nextAlpha = within(effective / length);
            double nextBeta = within((scores.length - effective) / Math.max(0, residual));
            boolean converged =
                    Math.abs(nextAlpha - alpha) <= CONVERGED * alpha && Math.abs(nextBeta - beta) <= CONVERGED * beta;
            alpha = nextAlpha;
            beta = nextBeta;
            if (converged) {
                break;
            }
        }
        for (int i = 0; i < m; i++) {
            coordinates[i] = beta * rotated[i] / (alpha + beta * Math.max(0, gram.value(i)));
        }
        weights = gram.rotatedBack(coordinates);
    }

    private static double within(double precision) {
        return precision < MOST_PRECISION ? Math.max(LEAST_PRECISION, precision) : MOST_PRECISION;
    }

    private static double[] withOne(double[] features) {
        double[] all = Arrays.copyOf(features, features.length + 1);
        all[features.length] = 1;
        return all;
    }

    /** The precision of the weights. */
    double alpha() {
        return alpha;
    }

    /** The precision of the noise. */
    double beta() {
        return beta;
    }

    @Override
    public double predict(double[] features) {
        double sum = weights[features.length];
        for (int i = 0; i < features.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }

    /** Of the noise and of what is open about the weights: equation 3.59. */
    @Override
    public OptionalDouble deviation(double[] features) {
        double[] rotated = gram.rotated(withOne(features));
        double variance = 1 / beta;
        for (int i = 0; i < rotated.length; i++) {
            variance += rotated[i] * rotated[i] / (alpha + beta * Math.max(0, gram.value(i)));
        }
        return OptionalDouble.of(StrictMath.sqrt(variance));
    }
}
