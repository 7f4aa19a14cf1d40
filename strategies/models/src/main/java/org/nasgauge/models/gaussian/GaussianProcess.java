package org.nasgauge.models.gaussian;

import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.models.regression.Regression;

/**
 * A Gaussian process whose mean and variance are the most probable ones, and whose kernel, length scale and noise are those of
 * several kernels and of a grid under which the scores are most probable, see {@link MarginalLikelihood}. It learns all at once;
 * {@link HammingProcess} learns one architecture after the other.
 */
public final class GaussianProcess<X> implements Regression<X> {
    private static final double EXPECTED_NOISE = 0.01;

    private final List<Kernel<X>> kernels;
    private List<X> known = List.of();
    private Kernel<X> kernel;
    private HammingKernel settings = new HammingKernel(1, EXPECTED_NOISE);
    private GrowingCholesky factor = new GrowingCholesky();
    private GeneralizedMean fit = GeneralizedMean.NONE;
    private double[] weights = new double[0];

    /** @param kernels at least one; of those that explain equally well the first is chosen */
    public GaussianProcess(List<Kernel<X>> kernels) {
        this.kernels = List.copyOf(kernels);
        this.kernel = this.kernels.get(0);
    }

    @Override
    public void fit(List<X> known, double[] scores) {
        this.known = List.copyOf(known);
        double most = Double.NEGATIVE_INFINITY;
        for (Kernel<X> one : kernels) {
            double[][] compared = compared(one, known);
            MarginalLikelihood likelihood = new MarginalLikelihood(tried -> factor(one, compared, tried), scores);
            HammingKernel expected = expected(compared);
            HammingKernel best = likelihood.mostProbable(expected, expected);
            double log = likelihood.log(best);
            if (log > most) {
                most = log;
                kernel = one;
                settings = best;
                factor = factor(one, compared, best);
            }
        }
        fit = GeneralizedMean.of(factor, scores);
        weights = fit.weights(factor);
    }

    /** Of each with those before it. */
    static <X> double[][] compared(Kernel<X> kernel, List<X> known) {
        double[][] compared = new double[known.size()][];
        for (int i = 0; i < compared.length; i++) {
            compared[i] = new double[i];
            for (int j = 0; j < i; j++) {
                compared[i][j] = kernel.compare(known.get(i), known.get(j));
            }
        }
        return compared;
    }

    /** The length scale that is the mean distance; where all are one, any is as good. */
    static HammingKernel expected(double[][] compared) {
        double sum = 0;
        int pairs = 0;
        for (double[] row : compared) {
            for (double distance : row) {
                sum += distance;
                pairs++;
            }
        }
        return new HammingKernel(sum > 0 ? sum / pairs : 1, EXPECTED_NOISE);
    }

    /** Length scale and noise of the kernel that was found. */
    HammingKernel settings() {
        return settings;
    }

    private static <X> GrowingCholesky factor(Kernel<X> kernel, double[][] compared, HammingKernel settings) {
        GrowingCholesky factor = new GrowingCholesky();
        for (double[] row : compared) {
            double[] correlations = new double[row.length];
            for (int j = 0; j < row.length; j++) {
                correlations[j] = kernel.correlation(row[j], settings);
            }
            factor.append(correlations, 1 + settings.noise());
        }
        return factor;
    }

    @Override
    public double predict(X one) {
        double sum = fit.mean();
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * kernel.correlation(kernel.compare(one, known.get(i)), settings);
        }
        return sum;
    }

    /** Of the truth and the noise around it. */
    @Override
    public OptionalDouble deviation(X one) {
        double[] solved = new double[known.size()];
        for (int i = 0; i < solved.length; i++) {
            solved[i] = kernel.correlation(kernel.compare(one, known.get(i)), settings);
        }
        factor.solveLower(solved, solved.length);
        double unexplained = 1;
        for (double explained : solved) {
            unexplained -= explained * explained;
        }
        return OptionalDouble.of(StrictMath.sqrt((Math.max(0, unexplained) + settings.noise()) * fit.variance()));
    }
}
