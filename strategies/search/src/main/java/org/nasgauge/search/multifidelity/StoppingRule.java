package org.nasgauge.search.multifidelity;

import java.util.List;
import java.util.OptionalDouble;

/** Says when a training is not worth going on. */
interface StoppingRule {
    /**
     * After a step that was not the last.
     *
     * @param scores one a step so far
     * @return the final score that the training is taken to have had, if it is stopped; else empty
     */
    OptionalDouble stop(List<Double> scores);

    /**
     * A training has ended, at its last step or stopped.
     *
     * @param last whether it came to its last step
     */
    void ended(List<Double> scores, boolean last);
}
