package org.nasgauge.search.multifidelity;

import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.space.Architecture;

/** Finds the architectures that halving begins with; the searcher beside the scheduler, as Syne Tune has it. */
@FunctionalInterface
interface Searcher {
    /** @param rung where the architecture begins */
    Architecture draw(Fidelity rung);

    /** Called for every score, whatever its rung. */
    default void learn(Observation.Scored scored) {}

    /** See {@link org.nasgauge.api.search.Search#watchFits}. */
    default void watchFits(FitWatch watch) {}
}
