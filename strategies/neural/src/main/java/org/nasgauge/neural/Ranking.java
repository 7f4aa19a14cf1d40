package org.nasgauge.neural;

import java.util.List;

/** Learns from what was evaluated, and says which candidates to evaluate next. */
interface Ranking {
    /**
     * @param known the features of what was evaluated, at least one
     * @param scores of the known, standardized to mean 0 and variance 1
     * @param candidates their features
     * @return one number a candidate; the greatest are evaluated
     */
    double[] rank(List<int[]> known, float[] scores, List<int[]> candidates);
}
