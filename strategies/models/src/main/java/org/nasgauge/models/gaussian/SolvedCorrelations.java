package org.nasgauge.models.gaussian;

import java.util.Arrays;

/**
 * What follows for the deviation of an architecture from its correlations k to the observations: L⁻¹ k and 1 − |L⁻¹ k|², which
 * are continued as L gets more rows.
 */
final class SolvedCorrelations {
    private double[] solved = new double[0];
    private int rows;
    private double unexplained = 1;

    /** After the first so many rows L is another. */
    void truncate(int of) {
        if (rows > of) {
            rows = 0;
            unexplained = 1;
        }
    }

    /**
     * The share of the variance of the truth that the observations leave open, at least 0.
     *
     * @param factor L
     * @param differences by how many bits the architecture differs from each observation
     * @param byDifference the correlations by that
     */
    double unexplained(GrowingCholesky factor, int[] differences, double[] byDifference) {
        int all = factor.size();
        if (all > solved.length) {
            solved = Arrays.copyOf(solved, all + all / 8 + 4);
        }
        for (int i = rows; i < all; i++) {
            solved[i] = byDifference[differences[i]];
        }
        factor.solveLower(solved, rows, all);
        for (; rows < all; rows++) {
            unexplained -= solved[rows] * solved[rows];
        }
        return Math.max(0, unexplained);
    }
}
