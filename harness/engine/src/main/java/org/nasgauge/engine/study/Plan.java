package org.nasgauge.engine.study;

import java.util.List;
import java.util.stream.Stream;
import org.nasgauge.engine.record.Manifest;

/**
 * Everything that an experiment will do.
 *
 * @param recipe the normalised text: all defaults written out; itself a recipe
 * @param searches in the order of the recipe
 * @param estimations in the order of the recipe
 */
public record Plan(String recipe, Manifest manifest, List<Study.Search> searches, List<Study.Estimation> estimations) {
    public Plan {
        searches = List.copyOf(searches);
        estimations = List.copyOf(estimations);
    }

    public List<Study> studies() {
        return Stream.<Study>concat(searches.stream(), estimations.stream()).toList();
    }
}
