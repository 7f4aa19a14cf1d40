package org.nasgauge.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class GrowingCholeskyTest {
    private final SeededRandom random = SeedTree.root(1).generator();

    /** Of every size around the eight rows that are solved at once and around where the factor grows. */
    @Test
    void solvesWhatWasAppendedAndNotTakenAway() {
        for (int n = 1; n <= 40; n++) {
            double[][] matrix = definite(n);
            GrowingCholesky factor = new GrowingCholesky();
            append(factor, definite(n + 3), 0, n + 3);
            factor.truncate(0);
            append(factor, matrix, 0, n);
            append(factor, definite(n + 2), n, n + 2);
            factor.truncate(n);
            double[] x = random.doubles(n).toArray();
            double[] b = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    b[i] += matrix[i][j] * x[j];
                }
            }
            factor.solveLower(b, n);
            factor.solveUpper(b);
            assertThat(b).containsExactly(x, within(1e-9));
        }
    }

    /** numpy: linalg.slogdet([[4, 1, .5], [1, 3, -1], [.5, -1, 2]]) */
    @Test
    void knowsTheDeterminant() {
        GrowingCholesky factor = new GrowingCholesky();
        append(factor, new double[][] {{4, 1, 0.5}, {1, 3, -1}, {0.5, -1, 2}}, 0, 3);
        assertThat(factor.logDeterminant()).isCloseTo(StrictMath.log(16.25), within(1e-14));
    }

    @Test
    void aSingularMatrixCountsAsNearlySingular() {
        GrowingCholesky factor = new GrowingCholesky();
        append(factor, new double[][] {{1, 1}, {1, 1}}, 0, 2);
        assertThat(factor.logDeterminant()).isCloseTo(StrictMath.log(1e-10), within(1e-9));
    }

    private static void append(GrowingCholesky factor, double[][] matrix, int from, int to) {
        for (int i = from; i < to; i++) {
            factor.append(Arrays.copyOf(matrix[i], matrix.length), matrix[i][i]);
        }
    }

    private double[][] definite(int n) {
        double[][] root = new double[n][n];
        double[][] matrix = new double[n][n];
        for (double[] row : root) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 1;
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    matrix[i][j] += root[i][k] * root[j][k];
                }
            }
        }
        return matrix;
    }
}
