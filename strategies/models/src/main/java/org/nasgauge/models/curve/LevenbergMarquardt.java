package org.nasgauge.models.curve;

import java.util.Arrays;

/**
 * Least squares in a box by damped Gauss–Newton steps (Marquardt, An algorithm for least-squares estimation of nonlinear
 * parameters, SIAM J. Appl. Math. 1963): the damping is of each parameter's own curvature, derivatives are central differences.
 * Steps end at the bounds, and a parameter at a bound that the sum of squares presses against stays there.
 */
final class LevenbergMarquardt {
    private static final int ITERATIONS = 200;
    private static final int REFUSALS = 12;
    private static final double DIFFERENCE = 6e-6;
    /** Shares of the squares that it is not worth going on for, and squares a point that are rounding. */
    private static final double ENOUGH = 1e-12;

    private static final double NOTHING = 1e-20;

    /** What is to be made small. */
    interface Residuals {
        /** Puts one residual a point into {@code into}; any that is not finite forbids the parameters. */
        void at(double[] parameters, double[] into);
    }

    /** @param squares the sum of the squared residuals; infinite if there were none at the start */
    @SuppressWarnings("ArrayRecordComponent") // made here, and read once
    record Minimum(double[] parameters, double squares) {}

    private final Residuals residuals;
    private final double[] least;
    private final double[] most;
    private final int points;

    LevenbergMarquardt(Residuals residuals, int points, double[] least, double[] most) {
        this.residuals = residuals;
        this.points = points;
        this.least = least;
        this.most = most;
    }

    Minimum from(double[] start) {
        double[] at = start.clone();
        double[] residual = new double[points];
        double squares = squares(at, residual);
        double damping = 1e-3;
        int refused = 0;
        boolean goesOn = squares < Double.POSITIVE_INFINITY;
        for (int i = 0; goesOn && i < ITERATIONS && refused < REFUSALS; i++) {
            double[][] slopes = slopes(at);
            double[] trial = step(at, slopes, residual, damping);
            double[] trialResidual = new double[points];
            double trialSquares = squares(trial, trialResidual);
            if (trialSquares < squares) {
                goesOn = squares - trialSquares > ENOUGH * squares && trialSquares > NOTHING * points;
                at = trial;
                residual = trialResidual;
                squares = trialSquares;
                damping = Math.max(damping / 5, 1e-12);
                refused = 0;
            } else {
                damping *= 4;
                refused++;
            }
        }
        return new Minimum(at, squares);
    }

    private double squares(double[] parameters, double[] into) {
        residuals.at(parameters, into);
        double sum = 0;
        for (double one : into) {
            sum += one * one;
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }

    /** Row by parameter; 0 where a difference has no value. */
    private double[][] slopes(double[] at) {
        double[][] slopes = new double[at.length][points];
        double[] below = new double[points];
        for (int k = 0; k < at.length; k++) {
            double h = DIFFERENCE * Math.max(1e-2, Math.abs(at[k]));
            double[] moved = at.clone();
            moved[k] = Math.min(most[k], at[k] + h);
            residuals.at(moved, slopes[k]);
            double width = moved[k];
            moved[k] = Math.max(least[k], at[k] - h);
            residuals.at(moved, below);
            width -= moved[k];
            for (int i = 0; i < points; i++) {
                double slope = (slopes[k][i] - below[i]) / width;
                slopes[k][i] = Double.isFinite(slope) ? slope : 0;
            }
        }
        return slopes;
    }

    private double[] step(double[] at, double[][] slopes, double[] residual, double damping) {
        int n = at.length;
        double[][] matrix = new double[n][n];
        double[] right = new double[n];
        for (int j = 0; j < n; j++) {
            right[j] = -product(slopes[j], residual);
            boolean pressed = (right[j] < 0 && at[j] <= least[j]) || (right[j] > 0 && at[j] >= most[j]);
            if (pressed) {
                Arrays.fill(slopes[j], 0);
                right[j] = 0;
            }
            for (int k = 0; k <= j; k++) {
                matrix[j][k] = product(slopes[j], slopes[k]);
                matrix[k][j] = matrix[j][k];
            }
        }
        for (int j = 0; j < n; j++) {
            matrix[j][j] = matrix[j][j] == 0 ? 1 : matrix[j][j] * (1 + damping);
        }
        double[] trial = eliminate(matrix, right);
        for (int j = 0; j < n; j++) {
            trial[j] = Math.max(least[j], Math.min(most[j], at[j] + trial[j]));
        }
        return trial;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** The x of A x = b, by Gauss' elimination with pivots; both are overwritten. */
    private static double[] eliminate(double[][] a, double[] b) {
        int n = b.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                pivot = Math.abs(a[row][column]) > Math.abs(a[pivot][column]) ? row : pivot;
            }
            double[] swapped = a[column];
            a[column] = a[pivot];
            a[pivot] = swapped;
            double moved = b[column];
            b[column] = b[pivot];
            b[pivot] = moved;
            for (int row = column + 1; row < n; row++) {
                double factor = a[row][column] / a[column][column];
                for (int k = column; k < n; k++) {
                    a[row][k] -= factor * a[column][k];
                }
                b[row] -= factor * b[column];
            }
        }
        for (int row = n - 1; row >= 0; row--) {
            for (int k = row + 1; k < n; k++) {
                b[row] -= a[row][k] * b[k];
            }
            b[row] /= a[row][row];
        }
        return b;
    }
}
