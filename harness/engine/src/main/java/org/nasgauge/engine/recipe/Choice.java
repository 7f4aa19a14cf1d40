package org.nasgauge.engine.recipe;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A strategy, estimator or wrapper that a recipe names.
 *
 * @param place where it stands, for error messages
 * @param label how reports name it; unique among its kind
 * @param wrappers around a strategy, from the inside out
 * @param estimator what a strategy queries
 * @param members of an estimator over estimators, no two with the same label
 * @param prior what a strategy believes beforehand
 * @param predicted who predicts an objective that a strategy does not see measured, by the objective's name
 * @param settings those that are given, by name; values are String, Integer, Long, BigInteger, Double or Boolean
 */
public record Choice(
        String place,
        String name,
        String label,
        Map<String, Object> settings,
        List<Choice> wrappers,
        Optional<Choice> estimator,
        List<Choice> members,
        Optional<PriorChoice> prior,
        SortedMap<String, Choice> predicted) {
    public Choice {
        predicted = Collections.unmodifiableSortedMap(new TreeMap<>(predicted));
        settings = Map.copyOf(settings);
        wrappers = List.copyOf(wrappers);
        members = List.copyOf(members);
    }

    /** Of a component that stands alone. */
    public Choice(String place, String name, String label, Map<String, Object> settings) {
        this(place, name, label, settings, List.of(), Optional.empty(), List.of(), Optional.empty(), new TreeMap<>());
    }
}
