package org.nasgauge.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class GaussianProcessTest {
    private static final int ROWS = 30;

    private static List<double[]> rows(SeededRandom random, int count) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new double[] {random.nextGaussian(), random.nextInt(2), random.nextInt(3)});
        }
        return rows;
    }

    private static double[] scores(List<double[]> rows, SeededRandom random) {
        return rows.stream()
                .mapToDouble(row -> Math.sin(row[0]) + row[1] * row[2] + 0.1 * random.nextGaussian())
                .toArray();
    }

    /** Whole matrices and elimination, for the grid of kernels that the process searches. */
    @Test
    void agreesWithExplicitMatrices() {
        for (int seed = 0; seed < 10; seed++) {
            SeededRandom random = SeedTree.root(seed).generator();
            List<double[]> known = rows(random, ROWS);
            double[] scores = scores(known, random);
            GaussianProcess<double[]> process = new GaussianProcess<>(List.of(Kernel.ofVectors()));
            process.fit(known, scores);
            HammingKernel settings = process.settings();
            double[][] k = new double[ROWS][ROWS];
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < ROWS; j++) {
                    k[i][j] = correlation(known.get(i), known.get(j), settings) + (i == j ? settings.noise() : 0);
                }
            }
            double[] one = rows(random, 1).get(0);
            double[] to = known.stream()
                    .mapToDouble(row -> correlation(row, one, settings))
                    .toArray();
            double[] ones = new double[ROWS];
            Arrays.fill(ones, 1);
            double mean = dot(ones, solve(k, scores)) / dot(ones, solve(k, ones));
            double[] centred = scores.clone();
            Arrays.setAll(centred, i -> scores[i] - mean);
            double variance = dot(centred, solve(k, centred)) / ROWS;
            assertThat(process.predict(one)).isCloseTo(mean + dot(to, solve(k, centred)), within(1e-8));
            double open = 1 + settings.noise() - dot(to, solve(k, to));
            assertThat(process.deviation(one).orElseThrow()).isCloseTo(Math.sqrt(variance * open), within(1e-8));
        }
    }

    private static double correlation(double[] one, double[] other, HammingKernel settings) {
        double squares = 0;
        for (int i = 0; i < one.length; i++) {
            squares += Math.pow(one[i] - other[i], 2);
        }
        return Math.exp(-squares / settings.lengthScale());
    }

    private static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = Arrays.copyOf(matrix[i], n + 1);
            a[i][n] = right[i];
        }
        for (int p = 0; p < n; p++) {
            for (int i = p + 1; i < n; i++) {
                double factor = a[i][p] / a[p][p];
                for (int j = p; j <= n; j++) {
                    a[i][j] -= factor * a[p][j];
                }
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            x[i] = a[i][n];
            for (int j = i + 1; j < n; j++) {
                x[i] -= a[i][j] * x[j];
            }
            x[i] /= a[i][i];
        }
        return x;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void withAllPointsInducingTheSparseProcessIsTheWholeOne() {
        for (int seed = 0; seed < 10; seed++) {
            SeededRandom random = SeedTree.root(seed).generator();
            List<double[]> known = rows(random, ROWS);
            double[] scores = scores(known, random);
            GaussianProcess<double[]> whole = new GaussianProcess<>(List.of(Kernel.ofVectors()));
            SparseGaussianProcess<double[]> sparse = new SparseGaussianProcess<>(Kernel.ofVectors(), ROWS);
            whole.fit(known, scores);
            sparse.fit(known, scores);
            for (double[] one : rows(random, 20)) {
                assertThat(sparse.predict(one)).isCloseTo(whole.predict(one), within(1e-4));
                assertThat(sparse.deviation(one).orElseThrow())
                        .isCloseTo(whole.deviation(one).orElseThrow(), within(1e-4));
            }
        }
    }

    /** A tenth of the points suffices for a function that turns slowly, and less is worse. */
    @Test
    void fewPointsStandForManyWhereTheFunctionIsSmooth() {
        for (int seed = 0; seed < 5; seed++) {
            SeededRandom random = SeedTree.root(seed).generator();
            List<double[]> known = new ArrayList<>();
            double[] scores = new double[120];
            for (int i = 0; i < scores.length; i++) {
                known.add(new double[] {4 * random.nextDouble()});
                scores[i] = Math.sin(known.get(i)[0]) + 0.05 * random.nextGaussian();
            }
            SparseGaussianProcess<double[]> sparse = new SparseGaussianProcess<>(Kernel.ofVectors(), 8);
            sparse.fit(known, scores);
            for (double x = 0.2; x < 3.8; x += 0.1) {
                assertThat(sparse.predict(new double[] {x})).isCloseTo(Math.sin(x), within(0.08));
            }
        }
    }
}
