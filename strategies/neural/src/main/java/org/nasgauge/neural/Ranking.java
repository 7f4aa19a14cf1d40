package org.nasgauge.neural;

import java.util.List;
import java.util.function.Function;

/** Learns from what was evaluated, and says which candidates to evaluate next. */
interface Ranking {
    /**
     * @param known the features of what was evaluated, at least one
     * @param scores of the known, standardized to mean 0 and variance 1
     * @return from the features of candidates to one number each; the greatest are evaluated
     */
    Function<List<int[]>, double[]> fit(List<int[]> known, float[] scores);
}
