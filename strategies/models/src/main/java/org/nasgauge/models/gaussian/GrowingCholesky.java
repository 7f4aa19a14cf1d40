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
    static final int TOGETHER = 8;

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
        for (int first = solved; first < count; first += TOGETHER) {
            int end = Math.min(first + TOGETHER, count);
            subtractSolved(b, first, end - 1);
            for (int i = first; i < end; i++) {
                double[] row = rows[i];
                double left = b[i];
                for (int j = first; j < i; j++) {
                    left -= row[j] * b[j];
                }
                b[i] = left / row[i];
            }
        }
    }

    /**
     * Takes the part of the numbers before the first from those that are solved together. Where these are fewer than {@link
     * #TOGETHER}, the last is computed several times, always alike.
     */
    private void subtractSolved(double[] b, int first, int last) {
        int second = Math.min(first + 1, last);
        int third = Math.min(first + 2, last);
        int fourth = Math.min(first + 3, last);
        int fifth = Math.min(first + 4, last);
        int sixth = Math.min(first + 5, last);
        int seventh = Math.min(first + 6, last);
        double[] row1 = rows[first];
        double[] row2 = rows[second];
        double[] row3 = rows[third];
        double[] row4 = rows[fourth];
        double[] row5 = rows[fifth];
        double[] row6 = rows[sixth];
        double[] row7 = rows[seventh];
        double[] row8 = rows[last];
        double left1 = b[first];
        double left2 = b[second];
        double left3 = b[third];
        double left4 = b[fourth];
        double left5 = b[fifth];
        double left6 = b[sixth];
        double left7 = b[seventh];
        double left8 = b[last];
        for (int j = 0; j < first; j++) {
            double known = b[j];
            left1 -= row1[j] * known;
            left2 -= row2[j] * known;
            left3 -= row3[j] * known;
            left4 -= row4[j] * known;
            left5 -= row5[j] * known;
            left6 -= row6[j] * known;
            left7 -= row7[j] * known;
            left8 -= row8[j] * known;
        }
        b[first] = left1;
        b[second] = left2;
        b[third] = left3;
        b[fourth] = left4;
        b[fifth] = left5;
        b[sixth] = left6;
        b[seventh] = left7;
        b[last] = left8;
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
