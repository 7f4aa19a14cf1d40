package org.nasgauge.models.gaussian;

import java.util.Arrays;

/**
 * The factor L of a symmetric positive definite matrix A = L Lᵀ that gets one row more, or loses its last ones (Rasmussen and
 * Williams, Gaussian processes for machine learning, 2006, algorithm 2.1). A pivot that rounding has brought below 10⁻¹⁰ counts
 * as 10⁻¹⁰.
 */
final class GrowingCholesky {
    private static final double LEAST_PIVOT = 1e-10;

    /** By column, then by row from the top: loops over equal indices are those that compilers turn into vector instructions. */
    private double[][] columns = new double[16][16];

    private int size;

    int size() {
        return size;
    }

    /**
     * Adds a row to A.
     *
     * @param row its entries before the diagonal; overwritten
     */
    void append(double[] row, double diagonal) {
        if (size == columns.length) {
            grow();
        }
        solveLower(row, size);
        double pivot = diagonal;
        for (int j = 0; j < size; j++) {
            pivot -= row[j] * row[j];
            columns[j][size] = row[j];
        }
        columns[size][size] = StrictMath.sqrt(Math.max(LEAST_PIVOT, pivot));
        size++;
    }

    void truncate(int rows) {
        size = rows;
    }

    /**
     * Puts L⁻¹ b in the place of b.
     *
     * @param rows of the uppermost part of L
     */
    void solveLower(double[] b, int rows) {
        int j = 0;
        for (; j + 4 <= rows; j += 4) { // four columns at once: b is read and written a quarter as often
            double[] first = columns[j];
            double[] second = columns[j + 1];
            double[] third = columns[j + 2];
            double[] fourth = columns[j + 3];
            double w = b[j] / first[j];
            double x = (b[j + 1] - first[j + 1] * w) / second[j + 1];
            double y = (b[j + 2] - first[j + 2] * w - second[j + 2] * x) / third[j + 2];
            double z = (b[j + 3] - first[j + 3] * w - second[j + 3] * x - third[j + 3] * y) / fourth[j + 3];
            b[j] = w;
            b[j + 1] = x;
            b[j + 2] = y;
            b[j + 3] = z;
            for (int i = j + 4; i < rows; i++) {
                b[i] = b[i] - first[i] * w - second[i] * x - third[i] * y - fourth[i] * z;
            }
        }
        for (; j < rows; j++) {
            double x = b[j] / columns[j][j];
            b[j] = x;
            for (int i = j + 1; i < rows; i++) {
                b[i] -= columns[j][i] * x;
            }
        }
    }

    /** Puts L⁻ᵀ b in the place of b. */
    void solveUpper(double[] b) {
        for (int j = size - 1; j >= 0; j--) {
            double[] column = columns[j];
            double sum = b[j];
            for (int i = j + 1; i < size; i++) {
                sum -= column[i] * b[i];
            }
            b[j] = sum / column[j];
        }
    }

    double logDeterminant() {
        double sum = 0;
        for (int j = 0; j < size; j++) {
            sum += StrictMath.log(columns[j][j]);
        }
        return 2 * sum;
    }

    private void grow() {
        int larger = 2 * columns.length;
        double[][] grown = new double[larger][];
        for (int j = 0; j < larger; j++) {
            grown[j] = j < size ? Arrays.copyOf(columns[j], larger) : new double[larger];
        }
        columns = grown;
    }
}
