package org.nasgauge.models.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.gradient.FiniteDifferences;
import org.nasgauge.models.gradient.Training;

class OnLearnedFeaturesTest {
    private final SeededRandom random = SeedTree.root(1).generator();

    private TanhNetwork network(int epochs) {
        return new TanhNetwork(new TanhNetwork.Shape(2, 4, new Training(epochs, 10, 0.01)), random);
    }

    private List<double[]> inputs(int count) {
        List<double[]> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inputs.add(new double[] {random.nextGaussian(), random.nextGaussian()});
        }
        return inputs;
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        TanhNetwork network = network(1);
        double[][] rows = inputs(5).toArray(double[][]::new);
        double[] scores = {2, -2, 1, -1, 3};
        FiniteDifferences.check(
                network.build(2), 5, (recording, batch) -> network.loss(recording, rows, scores, batch));
    }

    /**
     * Of the function space: with Φ the features and a column of ones, predictions are kᵀ C⁻¹ y with C = Φ Φᵀ / α + I / β, and α and
     * β are where −½ (yᵀ C⁻¹ y + ln |C|) is greatest.
     */
    @Test
    void theHeadIsThatOfExplicitMatrices() {
        List<double[]> known = inputs(25);
        double[] scores = known.stream()
                .mapToDouble(x -> x[0] * x[1] + 0.3 * random.nextGaussian())
                .toArray();
        TanhNetwork network = network(60);
        OnLearnedFeatures<double[]> model = new OnLearnedFeatures<>(network);
        model.fit(known, scores);
        double[] best = {0, 0, Double.NEGATIVE_INFINITY};
        for (double size = 1; size > 1e-3; size /= 2) {
            double[] around = best.clone();
            for (int a = -6; a <= 6; a++) {
                for (int b = -6; b <= 6; b++) {
                    double alpha = around[0] + a * size;
                    double beta = around[1] + b * size;
                    double evidence = explicit(network, known, scores, alpha, beta, known.get(0))[2];
                    if (evidence > best[2]) {
                        best = new double[] {alpha, beta, evidence};
                    }
                }
            }
        }
        for (double[] asked : inputs(10)) {
            double[] expected = explicit(network, known, scores, best[0], best[1], asked);
            assertThat(model.predict(asked)).isCloseTo(expected[0], within(1e-3));
            assertThat(model.deviation(asked).orElseThrow()).isCloseTo(expected[1], within(1e-3));
        }
    }

    /** The mean and the deviation of a prediction, and the logarithm of the evidence up to a constant. */
    private static double[] explicit(
            TanhNetwork network,
            List<double[]> known,
            double[] scores,
            double logAlpha,
            double logBeta,
            double[] asked) {
        double alpha = Math.exp(logAlpha);
        double beta = Math.exp(logBeta);
        int n = scores.length;
        double[][] matrix = new double[n][n + 2];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = product(network, known.get(i), known.get(j)) / alpha + (i == j ? 1 / beta : 0);
            }
            matrix[i][n] = scores[i];
            matrix[i][n + 1] = product(network, known.get(i), asked) / alpha;
        }
        double[] near = new double[n];
        Arrays.setAll(near, i -> matrix[i][n + 1]);
        double logDeterminant = solve(matrix, n);
        double mean = 0;
        double explained = 0;
        double fit = 0;
        for (int i = 0; i < n; i++) {
            mean += near[i] * matrix[i][n];
            explained += near[i] * matrix[i][n + 1];
            fit += scores[i] * matrix[i][n];
        }
        double variance = product(network, asked, asked) / alpha - explained + 1 / beta;
        return new double[] {mean, Math.sqrt(variance), -(fit + logDeterminant) / 2};
    }

    private static double product(TanhNetwork network, double[] one, double[] other) {
        double[] x = network.features(one);
        double[] y = network.features(other);
        double sum = 1;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /** Gauss and Jordan, of a positive definite matrix with two right sides, which become the solutions. */
    private static double solve(double[][] matrix, int n) {
        double logDeterminant = 0;
        for (int pivot = 0; pivot < n; pivot++) {
            logDeterminant += Math.log(matrix[pivot][pivot]);
            double scale = matrix[pivot][pivot];
            for (int j = pivot; j < n + 2; j++) {
                matrix[pivot][j] /= scale;
            }
            for (int i = 0; i < n; i++) {
                double factor = i == pivot ? 0 : matrix[i][pivot];
                for (int j = pivot; j < n + 2 && factor != 0; j++) {
                    matrix[i][j] -= factor * matrix[pivot][j];
                }
            }
        }
        return logDeterminant;
    }
}
