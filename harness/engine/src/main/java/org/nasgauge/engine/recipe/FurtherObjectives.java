package org.nasgauge.engine.recipe;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a recipe asks for beside its objective, by the names of the benchmark's properties.
 *
 * @param place for error messages
 * @param names of the further objectives, in order
 * @param limits by property: at most so much of one that is minimised, at least of one that is maximised
 * @param reference by objective, where the hypervolume is taken from; empty for the worst values of the benchmark
 */
public record FurtherObjectives(
        String place, List<String> names, SortedMap<String, Double> limits, SortedMap<String, Double> reference) {
    public FurtherObjectives {
        names = List.copyOf(names);
        limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
        reference = Collections.unmodifiableSortedMap(new TreeMap<>(reference));
    }

    /** One objective and no limits. */
    public static FurtherObjectives none(String place) {
        return new FurtherObjectives(place, List.of(), new TreeMap<>(), new TreeMap<>());
    }
}
