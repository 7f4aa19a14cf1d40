package org.nasgauge.api.benchmark;

import org.nasgauge.api.metric.Fidelity;

/** One training of one architecture, which can be paused and continued on its schedule. */
@FunctionalInterface
public interface Training {
    /**
     * What it has come to at this fidelity, and the seconds up to there from scratch; the same at every call.
     *
     * @param fidelity on the schedule that the training was begun on
     */
    Evaluation at(Fidelity fidelity);
}
