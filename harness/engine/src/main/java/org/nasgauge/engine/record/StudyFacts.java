package org.nasgauge.engine.record;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One study of an experiment.
 *
 * @param id hash of all that decides its records but the seed
 * @param label how reports name it; unique among the studies of its kind
 * @param component name of the strategy or estimator
 * @param settings all of them, as a recipe writes them
 * @param wrappers around the strategy, from the inside out
 * @param estimator what the strategy queries
 * @param seesTruth whether it is shown the best architecture: a ceiling, no competitor
 * @param file its records, relative to the folder of the experiment
 */
public record StudyFacts(
        String id,
        String label,
        String component,
        SortedMap<String, Object> settings,
        List<ComponentFacts> wrappers,
        Optional<ComponentFacts> estimator,
        boolean seesTruth,
        String file) {
    public StudyFacts {
        wrappers = List.copyOf(wrappers);
    }

    /** Of a component that stands alone. */
    public StudyFacts(
            String id,
            String label,
            String component,
            SortedMap<String, Object> settings,
            boolean seesTruth,
            String file) {
        this(id, label, component, settings, List.of(), Optional.empty(), seesTruth, file);
    }
}
