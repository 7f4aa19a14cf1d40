package org.nasgauge.models.gaussian;

import java.util.Arrays;

/**
 * The factor L of a symmetric positive definite matrix A = L Lᵀ that gets one row more, or loses its last ones (Rasmussen and
 * Williams, Gaussian processes for machine learning, 2006, algorithm 2.1). A pivot that rounding has brought below 10⁻¹⁰ counts
 * as 10⁻¹⁰.
 */
final class GrowingCholesky {
    private static final double LEAST_PIVOT = 1e-10;

    /** Rows that are solved together: the sums of one do not wait for those of the others. */
    static final int TOGETHER = 4;

    /** Each as far as the diagonal. */
    private double[][] rows = new double[16][];

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
        if (size == rows.length) {
            grow();
        }
        solveLower(row, size);
        double pivot = diagonal;
        double one = 1;
        for (int j = 0; j < size; j++) {
            pivot -= row[j] * row[j];
            one -= row[j] * solvedOnes[j];
        }
        double root = StrictMath.sqrt(Math.max(LEAST_PIVOT, pivot));
        rows[size] = Arrays.copyOf(row, size + 1);
        rows[size][size] = root;
        solvedOnes[size] = one / root;
        size++;
    }

    void truncate(int of) {
        size = of;
        logged = Math.min(logged, of);
    }

    /** L⁻¹ 1, and anything behind it; not a copy. */
    double[] solvedOnes() {
        return solvedOnes;
    }

    /**
     * Puts L⁻¹ b in the place of b.
     *
     * @param count rows of the uppermost part of L
     */
    void solveLower(double[] b, int count) {
        solveLower(b, 0, count);
    }

    /**
     * Goes on with that; the numbers are those of solving all at once.
     *
     * @param solved so many numbers of b are those of L⁻¹ b already
     */
    void solveLower(double[] b, int solved, int count) {
        int first = solved;
        for (; first + TOGETHER <= count; first += TOGETHER) {
            solveFour(b, first);
        }
        for (; first < count; first++) {
            double[] row = rows[first];
            double left = b[first];
            for (int j = 0; j < first; j++) {
                left -= row[j] * b[j];
            }
            b[first] = left / row[first];
        }
    }

    private void solveFour(double[] b, int first) {
        double[] row1 = rows[first];
        double[] row2 = rows[first + 1];
        double[] row3 = rows[first + 2];
        double[] row4 = rows[first + 3];
        double left1 = b[first];
        double left2 = b[first + 1];
        double left3 = b[first + 2];
        double left4 = b[first + 3];
        for (int j = 0; j < first; j++) {
            double known = b[j];
            left1 -= row1[j] * known;
            left2 -= row2[j] * known;
            left3 -= row3[j] * known;
            left4 -= row4[j] * known;
        }
        double x1 = left1 / row1[first];
        double x2 = (left2 - row2[first] * x1) / row2[first + 1];
        double x3 = (left3 - row3[first] * x1 - row3[first + 1] * x2) / row3[first + 2];
        double x4 = (left4 - row4[first] * x1 - row4[first + 1] * x2 - row4[first + 2] * x3) / row4[first + 3];
        b[first] = x1;
        b[first + 1] = x2;
        b[first + 2] = x3;
        b[first + 3] = x4;
    }

    /** Puts L⁻ᵀ b in the place of b. */
    void solveUpper(double[] b) {
        for (int j = size - 1; j >= 0; j--) {
            double left = b[j];
            for (int i = j + 1; i < size; i++) {
                left -= rows[i][j] * b[i];
            }
            b[j] = left / rows[j][j];
        }
    }

    double logDeterminant() {
        for (; logged < size; logged++) {
            logSums[logged + 1] = logSums[logged] + StrictMath.log(rows[logged][logged]);
        }
        return 2 * logSums[size];
    }

    private void grow() {
        int larger = 2 * size;
        rows = Arrays.copyOf(rows, larger);
        solvedOnes = Arrays.copyOf(solvedOnes, larger);
        logSums = Arrays.copyOf(logSums, larger + 1);
    }
}
