package org.nasgauge.statistics.agreement;

import java.util.Arrays;

/**
 * Kendall's tau-b of weighted pairs that stand in the order of their estimates: a pair of weight w counts as w equal ones.
 * A Fenwick tree over the groups of equal truth counts what stands before, so that the time is O(n log n); see P. M. Fenwick,
 * "A new data structure for cumulative frequency tables", Software: Practice and Experience 24 (1994).
 */
final class Concordance {
    private static final int LANES = WeightedPairs.LANES;

    private final int[] estimateGroup;
    private final int[] truthGroup;
    private final int[] weights;
    private final int[] tree;
    /** How much of each group of equal truth stands before. */
    private final int[] seen;

    private final long[] before = new long[LANES];
    /** Concordant minus discordant pairs. */
    private final long[] score = new long[LANES];

    private final long[] tiedEstimates = new long[LANES];

    private Concordance(int[] estimateGroup, int[] truthGroup, int truthGroups, int[] weights) {
        this.estimateGroup = estimateGroup;
        this.truthGroup = truthGroup;
        this.weights = weights;
        this.tree = new int[(truthGroups + 1) * LANES];
        this.seen = new int[truthGroups * LANES];
    }

    /**
     * By sample; NaN where all estimates or all truths are equal.
     *
     * @param estimateGroup ascending
     * @param truthGroup below {@code truthGroups}
     */
    static double[] of(int[] estimateGroup, int[] truthGroup, int truthGroups, int[] weights) {
        Concordance pairs = new Concordance(estimateGroup, truthGroup, truthGroups, weights);
        pairs.count();
        return pairs.taus();
    }

    private void count() {
        int[] below = new int[LANES];
        long[] inGroup = new long[LANES];
        int n = estimateGroup.length;
        for (int start = 0; start < n; ) {
            int end = start;
            for (; end < n && estimateGroup[end] == estimateGroup[start]; end++) {
                compare(end, below);
            }
            Arrays.fill(inGroup, 0);
            for (int at = start; at < end; at++) {
                add(at);
                for (int lane = 0; lane < LANES; lane++) {
                    inGroup[lane] += weights[at * LANES + lane];
                }
            }
            for (int lane = 0; lane < LANES; lane++) {
                before[lane] += inGroup[lane];
                tiedEstimates[lane] += inGroup[lane] * (inGroup[lane] - 1) / 2;
            }
            start = end;
        }
    }

    /** With all of a lower estimate. */
    private void compare(int at, int[] below) {
        Arrays.fill(below, 0);
        for (int node = truthGroup[at]; node > 0; node &= node - 1) {
            for (int lane = 0; lane < LANES; lane++) {
                below[lane] += tree[node * LANES + lane];
            }
        }
        int group = truthGroup[at] * LANES;
        for (int lane = 0; lane < LANES; lane++) {
            score[lane] += weights[at * LANES + lane] * (2L * below[lane] + seen[group + lane] - before[lane]);
        }
    }

    private void add(int at) {
        for (int node = truthGroup[at] + 1; node * LANES < tree.length; node += node & -node) {
            for (int lane = 0; lane < LANES; lane++) {
                tree[node * LANES + lane] += weights[at * LANES + lane];
            }
        }
        int group = truthGroup[at] * LANES;
        for (int lane = 0; lane < LANES; lane++) {
            seen[group + lane] += weights[at * LANES + lane];
        }
    }

    private double[] taus() {
        long[] tiedTruths = new long[LANES];
        for (int i = 0; i < seen.length; i++) {
            tiedTruths[i % LANES] += (long) seen[i] * (seen[i] - 1) / 2;
        }
        double[] taus = new double[LANES];
        Arrays.setAll(taus, lane -> {
            long pairs = before[lane] * (before[lane] - 1) / 2;
            double scale =
                    StrictMath.sqrt((double) (pairs - tiedEstimates[lane]) * (double) (pairs - tiedTruths[lane]));
            return scale == 0 ? Double.NaN : StrictMath.max(-1, StrictMath.min(1, score[lane] / scale));
        });
        return taus;
    }
}
