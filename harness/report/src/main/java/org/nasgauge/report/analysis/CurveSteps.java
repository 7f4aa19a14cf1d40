package org.nasgauge.report.analysis;

import java.util.Arrays;

/**
 * The anytime curves of many runs over one axis: their steps in plain arrays, one run behind the other, until it is known
 * over which budgets all of them are defined.
 */
final class CurveSteps {
    private double[] budgets = new double[256];
    private double[] values = new double[256];
    private int[] ends = new int[64];
    private int runs;

    /**
     * @param at the budgets of one run's steps, not descending, at least one
     * @param reached the values from each on; of several at one budget the last holds
     */
    void add(double[] at, double[] reached) {
        int from = runs == 0 ? 0 : ends[runs - 1];
        int to = from + at.length;
        if (to > budgets.length) {
            budgets = Arrays.copyOf(budgets, Math.max(to, 2 * budgets.length));
            values = Arrays.copyOf(values, budgets.length);
        }
        if (runs == ends.length) {
            ends = Arrays.copyOf(ends, 2 * runs);
        }
        System.arraycopy(at, 0, budgets, from, at.length);
        System.arraycopy(reached, 0, values, from, at.length);
        ends[runs++] = to;
    }

    /** @param grid ascending budgets, from one at which every curve is defined */
    RunningMoments over(double[] grid) {
        RunningMoments moments = new RunningMoments(grid);
        double[] held = new double[grid.length];
        int step = 0;
        for (int run = 0; run < runs; run++) {
            if (budgets[step] > grid[0]) {
                throw new IllegalArgumentException("a curve begins behind " + grid[0]);
            }
            for (int i = 0; i < held.length; i++) {
                while (step + 1 < ends[run] && budgets[step + 1] <= grid[i]) {
                    step++;
                }
                held[i] = values[step];
            }
            moments.add(held);
            step = ends[run];
        }
        return moments;
    }
}
