package org.nasgauge.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.encoding.HammingCode;
import org.nasgauge.testkit.ProductSpace;

class MarginalLikelihoodTest {
    private static final HammingKernel EXPECTED = new HammingKernel(3, 0.01);

    /** Of (0,1,2), (0,1,1), (2,0,0), (1,1,2). */
    private static final int[][] DISTANCES = {{}, {1}, {3, 3}, {1, 2, 3}};

    private static final double[] VALUES = {1.0, 0.4, -0.7, 2.5};

    /**
     * scipy: K = exp(-d/l) + e I; m = 1 @ solve(K, y) / (1 @ solve(K, 1)); s2 = (y-m) @ solve(K, y-m) / 4;
     * stats.multivariate_normal(m * ones(4), s2 * K).logpdf(y)
     */
    @Test
    void agreesWithAnotherImplementation() {
        MarginalLikelihood likelihood = new MarginalLikelihood(observed(DISTANCES)::factor, VALUES);
        assertThat(likelihood.log(new HammingKernel(1.7, 0.05))).isCloseTo(-6.368293028482191, within(1e-12));
        assertThat(likelihood.log(new HammingKernel(3, 0.5))).isCloseTo(-6.552715130520676, within(1e-12));
    }

    /** By elimination on the whole matrix, for mean and variance on a fine grid around: none is more probable. */
    @Test
    void meanAndVarianceAreTheMostProbable() {
        HammingKernel kernel = new HammingKernel(2, 0.1);
        double most = new MarginalLikelihood(observed(DISTANCES)::factor, VALUES).log(kernel);
        double greatest = Double.NEGATIVE_INFINITY;
        for (double mean = -1; mean <= 3; mean += 0.01) {
            for (double variance = 0.2; variance <= 4; variance *= 1.01) {
                greatest = Math.max(greatest, log(kernel, mean, variance));
            }
        }
        assertThat(greatest).isLessThanOrEqualTo(most).isCloseTo(most, within(1e-4));
    }

    /** Scores drawn from a process: the kernel that is found is near its own. */
    @Test
    void findsTheKernelThatMadeTheScores() {
        for (HammingKernel truth : new HammingKernel[] {new HammingKernel(1.5, 0.3), new HammingKernel(12, 0.003)}) {
            SeededRandom random = SeedTree.root(5).generator();
            int n = 160;
            int[][] choices = new int[n][5];
            int[][] distances = new int[n][];
            double[][] rows = new double[n][];
            GrowingCholesky factor = new GrowingCholesky();
            double[] values = new double[n];
            double[] normal = new double[n];
            for (int i = 0; i < n; i++) {
                distances[i] = new int[i];
                rows[i] = new double[i];
                for (int k = 0; k < 5; k++) {
                    choices[i][k] = random.nextInt(3);
                }
                for (int j = 0; j < i; j++) {
                    for (int k = 0; k < 5; k++) {
                        distances[i][j] += choices[i][k] == choices[j][k] ? 0 : 1;
                    }
                    rows[i][j] = truth.correlation(distances[i][j]);
                }
                factor.append(rows[i], 1 + truth.noise()); // rows[i] becomes a row of L
                normal[i] = random.nextGaussian();
                double square = 0;
                for (int j = 0; j < i; j++) {
                    values[i] += rows[i][j] * normal[j];
                    square += rows[i][j] * rows[i][j];
                }
                values[i] += Math.sqrt(1 + truth.noise() - square) * normal[i];
            }
            HammingKernel found =
                    new MarginalLikelihood(observed(distances)::factor, values).mostProbable(EXPECTED, EXPECTED);
            assertThat(found.lengthScale()).isBetween(truth.lengthScale() / 2, truth.lengthScale() * 2);
            assertThat(found.noise()).isBetween(truth.noise() / 10, truth.noise() * 10);
        }
    }

    private static ObservedCorrelations observed(int[][] distances) {
        ObservedCorrelations observed = new ObservedCorrelations(
                HammingCode.ofChoices(ProductSpace.of(3, 3, 3, 3, 3).decisions()));
        for (int[] toEarlier : distances) {
            observed.add(toEarlier);
        }
        return observed;
    }

    /** The logarithm of the density of a normal distribution, by Gaussian elimination. */
    private static double log(HammingKernel kernel, double mean, double variance) {
        int n = VALUES.length;
        double[][] a = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                a[i][j] = variance * kernel.correlation(DISTANCES[i][j]);
                a[j][i] = a[i][j];
            }
            a[i][i] = variance * (1 + kernel.noise());
            a[i][n] = VALUES[i] - mean;
        }
        double logDeterminant = 0;
        double product = 0;
        for (int k = 0; k < n; k++) {
            logDeterminant += Math.log(a[k][k]);
            product += a[k][n] * a[k][n] / a[k][k];
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j <= n; j++) {
                    a[i][j] -= factor * a[k][j];
                }
            }
        }
        return -(n * Math.log(2 * Math.PI) + logDeterminant + product) / 2;
    }
}
