package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The anytime curves of many runs over one axis: their steps in plain arrays, one run behind the other, until it is known
 * over which budgets all of them are defined.
 */
final class CurveSteps {
    /** Runs whose steps stand in one piece. */
    private static final int PIECE = 128;

    private final List<Piece> full = new ArrayList<>();
    private double[] budgets = new double[256];
    private double[] values = new double[256];
    private final int[] ends = new int[PIECE];
    private int runs;

    /**
     * The steps of some runs.
     *
     * @param ends where in the other arrays each of them ends
     */
    @SuppressWarnings("ArrayRecordComponent") // made here, and read by nobody else
    private record Piece(double[] budgets, double[] values, int[] ends) {}

    /**
     * @param at the budgets of one run's steps, not descending, at least one
     * @param reached the values from each on; of several at one budget the last holds
     */
    void add(double[] at, double[] reached) {
        if (runs == PIECE) {
            full.add(piece());
            runs = 0;
        }
        int from = runs == 0 ? 0 : ends[runs - 1];
        int to = from + at.length;
        if (to > budgets.length) {
            budgets = Arrays.copyOf(budgets, Math.max(to, 2 * budgets.length));
            values = Arrays.copyOf(values, budgets.length);
        }
        System.arraycopy(at, 0, budgets, from, at.length);
        System.arraycopy(reached, 0, values, from, at.length);
        ends[runs++] = to;
    }

    /** Of the runs that came last, as long as they need. */
    private Piece piece() {
        int[] last = Arrays.copyOf(ends, runs);
        int steps = runs == 0 ? 0 : last[runs - 1];
        return new Piece(Arrays.copyOf(budgets, steps), Arrays.copyOf(values, steps), last);
    }

    /** @param grid ascending budgets, from one at which every curve is defined */
    RunningMoments over(double[] grid) {
        RunningMoments moments = new RunningMoments(grid);
        full.forEach(piece -> add(piece, grid, moments));
        add(piece(), grid, moments);
        return moments;
    }

    private static void add(Piece piece, double[] grid, RunningMoments moments) {
        double[] held = new double[grid.length];
        int step = 0;
        for (int end : piece.ends) {
            if (piece.budgets[step] > grid[0]) {
                throw new IllegalArgumentException("a curve begins behind " + grid[0]);
            }
            for (int i = 0; i < held.length; i++) {
                while (step + 1 < end && piece.budgets[step + 1] <= grid[i]) {
                    step++;
                }
                held[i] = piece.values[step];
            }
            moments.add(held);
            step = end;
        }
    }
}
