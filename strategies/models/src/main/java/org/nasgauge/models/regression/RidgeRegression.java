package org.nasgauge.models.regression;

import java.util.List;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;

/**
 * Least squares over the one-hot choices with an intercept, whose coefficients cost λ times their squares, the intercept
 * nothing (Hoerl and Kennard, Ridge regression, Technometrics 1970).
 */
public final class RidgeRegression implements Regression<Architecture> {
    private final int[] first;
    private final double lambda;
    private double[] coefficients = new double[0];
    private double meanScore;
    private double[] meanFeatures = new double[0];

    /** @param lambda above 0 */
    public RidgeRegression(List<Decision> decisions, double lambda) {
        this.first = new int[decisions.size() + 1];
        for (int i = 0; i < decisions.size(); i++) {
            first[i + 1] = first[i] + decisions.get(i).size();
        }
        this.lambda = lambda;
    }

    @Override
    public void fit(List<Architecture> architectures, double[] scores) {
        int features = first[first.length - 1];
        int rows = scores.length;
        meanScore = 0;
        meanFeatures = new double[features];
        double[][] matrix = new double[features][features];
        double[] right = new double[features];
        for (int row = 0; row < rows; row++) {
            meanScore += scores[row] / rows;
            for (int i = 0; i < first.length - 1; i++) {
                meanFeatures[feature(i, architectures.get(row))] += 1.0 / rows;
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < first.length - 1; i++) {
                int one = feature(i, architectures.get(row));
                right[one] += scores[row] - meanScore;
                for (int j = 0; j < first.length - 1; j++) {
                    matrix[one][feature(j, architectures.get(row))]++;
                }
            }
        }
        for (int i = 0; i < features; i++) {
            for (int j = 0; j < features; j++) {
                matrix[i][j] -= rows * meanFeatures[i] * meanFeatures[j];
            }
            matrix[i][i] += lambda;
        }
        coefficients = Cholesky.of(matrix).solve(right);
    }

    @Override
    public double predict(Architecture architecture) {
        double sum = meanScore;
        for (int i = 0; i < first.length - 1; i++) {
            sum += coefficients[feature(i, architecture)];
        }
        for (int i = 0; i < coefficients.length; i++) {
            sum -= coefficients[i] * meanFeatures[i];
        }
        return sum;
    }

    private int feature(int decision, Architecture architecture) {
        return first[decision] + architecture.choice(decision);
    }
}
