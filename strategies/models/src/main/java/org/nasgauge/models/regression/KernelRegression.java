package org.nasgauge.models.regression;

import java.util.List;
import org.nasgauge.api.space.Architecture;

/**
 * The posterior mean of a Gaussian process with the kernel exp(−d / length scale), d being the number of decisions that
 * differ (Rasmussen and Williams, Gaussian processes for machine learning, 2006, algorithm 2.1); prior mean and variance
 * are those of the scores.
 */
public final class KernelRegression implements Regression<Architecture> {
    private final double[] kernelByDistance;
    private final double noise;
    private List<Architecture> known = List.of();
    private double[] weights = new double[0];
    private double mean;

    /**
     * @param decisions of the space
     * @param lengthScale differing decisions over which the correlation falls to 1/e; above 0
     * @param noise variance of a score around the truth, as a share of the truth's; above 0
     */
    public KernelRegression(int decisions, double lengthScale, double noise) {
        this.kernelByDistance = new double[decisions + 1];
        for (int distance = 0; distance <= decisions; distance++) {
            kernelByDistance[distance] = StrictMath.exp(-distance / lengthScale);
        }
        this.noise = noise;
    }

    @Override
    public void fit(List<Architecture> architectures, double[] scores) {
        known = List.copyOf(architectures);
        mean = 0;
        for (double score : scores) {
            mean += score / scores.length;
        }
        double[] centred = new double[scores.length];
        double[][] matrix = new double[scores.length][scores.length];
        for (int i = 0; i < scores.length; i++) {
            centred[i] = scores[i] - mean;
            for (int j = 0; j < scores.length; j++) {
                matrix[i][j] = kernel(known.get(i), known.get(j)) + (i == j ? noise : 0);
            }
        }
        weights = Cholesky.of(matrix).solve(centred);
    }

    @Override
    public double predict(Architecture architecture) {
        double sum = mean;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * kernel(architecture, known.get(i));
        }
        return sum;
    }

    private double kernel(Architecture a, Architecture b) {
        int distance = 0;
        for (int i = 0; i < a.length(); i++) {
            distance += a.choice(i) == b.choice(i) ? 0 : 1;
        }
        return kernelByDistance[distance];
    }
}
