package org.nasgauge.models.gaussian;

import java.util.Arrays;
import java.util.function.DoublePredicate;

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
            rows = of;
            unexplained = 1;
            for (int i = 0; i < of; i++) {
                unexplained -= solved[i] * solved[i];
            }
        }
    }

    /**
     * The share of the variance of the truth that the observations leave open, at least 0; or what the first of them leave
     * open, which is no less, as soon as that suffices.
     *
     * @param factor L
     * @param distances of the architecture to the observations
     * @param byDistance the correlations by that
     */
    double unexplained(GrowingCholesky factor, int[] distances, double[] byDistance, DoublePredicate suffices) {
        int all = factor.size();
        while (rows < all && !suffices.test(Math.max(0, unexplained))) {
            int next = Math.min(rows + GrowingCholesky.TOGETHER, all);
            if (next > solved.length) {
                solved = Arrays.copyOf(solved, next + next / 2);
            }
            for (int i = rows; i < next; i++) {
                solved[i] = byDistance[distances[i]];
            }
            factor.solveLower(solved, rows, next);
            for (; rows < next; rows++) {
                unexplained -= solved[rows] * solved[rows];
            }
        }
        return Math.max(0, unexplained);
    }
}
