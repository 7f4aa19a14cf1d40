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

    /** L⁻¹ 1. */
    private double[] solvedOnes = new double[16];

    /** The sums of the logarithms of the first numbers of the diagonal, as far as they were asked for. */
    private double[] logSums = new double[17];

    private int logged;
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
        double one = 1;
        for (int j = 0; j < size; j++) {
            pivot -= row[j] * row[j];
            one -= row[j] * solvedOnes[j];
            columns[j][size] = row[j];
        }
        double root = StrictMath.sqrt(Math.max(LEAST_PIVOT, pivot));
        columns[size][size] = root;
        solvedOnes[size] = one / root;
        size++;
    }

    void truncate(int rows) {
        size = rows;
        logged = Math.min(logged, rows);
    }

    /** L⁻¹ 1, and anything behind it; not a copy. */
    double[] solvedOnes() {
        return solvedOnes;
    }

    /**
     * Puts L⁻¹ b in the place of b.
     *
     * @param rows of the uppermost part of L
     */
    void solveLower(double[] b, int rows) {
        solveLower(b, 0, rows);
    }

    /**
     * Goes on with that; the numbers are those of solving all at once.
     *
     * @param solved so many numbers of b are those of L⁻¹ b already
     */
    void solveLower(double[] b, int solved, int rows) {
        int j = 0;
        for (; j + 4 <= solved; j += 4) { // four columns at once: b is read and written a quarter as often
            subtract(b, j, solved, rows);
        }
        for (; j < solved; j++) {
            subtractOne(b, j, solved, rows);
        }
        for (; j + 4 <= rows; j += 4) {
            b[j] /= columns[j][j];
            b[j + 1] = (b[j + 1] - columns[j][j + 1] * b[j]) / columns[j + 1][j + 1];
            b[j + 2] = (b[j + 2] - columns[j][j + 2] * b[j] - columns[j + 1][j + 2] * b[j + 1]) / columns[j + 2][j + 2];
            b[j + 3] = (b[j + 3]
                            - columns[j][j + 3] * b[j]
                            - columns[j + 1][j + 3] * b[j + 1]
                            - columns[j + 2][j + 3] * b[j + 2])
                    / columns[j + 3][j + 3];
            subtract(b, j, j + 4, rows);
        }
        for (; j < rows; j++) {
            b[j] /= columns[j][j];
            subtractOne(b, j, j + 1, rows);
        }
    }

    /** Takes four columns, each times its number of b, from some rows of b. */
    private void subtract(double[] b, int column, int from, int to) {
        double[] first = columns[column];
        double[] second = columns[column + 1];
        double[] third = columns[column + 2];
        double[] fourth = columns[column + 3];
        double w = b[column];
        double x = b[column + 1];
        double y = b[column + 2];
        double z = b[column + 3];
        for (int i = from; i < to; i++) {
            b[i] = b[i] - first[i] * w - second[i] * x - third[i] * y - fourth[i] * z;
        }
    }

    private void subtractOne(double[] b, int column, int from, int to) {
        double[] only = columns[column];
        double x = b[column];
        for (int i = from; i < to; i++) {
            b[i] -= only[i] * x;
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
        for (; logged < size; logged++) {
            logSums[logged + 1] = logSums[logged] + StrictMath.log(columns[logged][logged]);
        }
        return 2 * logSums[size];
    }

    private void grow() {
        int larger = 2 * columns.length;
        double[][] grown = new double[larger][];
        for (int j = 0; j < larger; j++) {
            grown[j] = j < size ? Arrays.copyOf(columns[j], larger) : new double[larger];
        }
        columns = grown;
        solvedOnes = Arrays.copyOf(solvedOnes, larger);
        logSums = Arrays.copyOf(logSums, larger + 1);
    }
}
