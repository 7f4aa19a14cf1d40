package org.nasgauge.search.bayesian;

import java.util.List;
import java.util.function.Function;

/**
 * Learns from what was evaluated, and says which candidates to evaluate next.
 *
 * @param <F> what it sees of an architecture
 */
interface Ranking<F> {
    /**
     * @param known the features of what was evaluated, at least one
     * @param scores of the known, standardized to mean 0 and variance 1
     * @return from the features of candidates to one number each; the greatest are evaluated
     */
    Function<List<F>, double[]> fit(List<F> known, float[] scores);
}
