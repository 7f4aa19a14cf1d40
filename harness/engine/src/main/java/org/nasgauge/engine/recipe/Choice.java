package org.nasgauge.engine.recipe;

import java.util.Map;

/**
 * A strategy or estimator that a recipe names.
 *
 * @param place where it stands, for error messages
 * @param label how reports name it; unique among its kind
 * @param settings those that are given, by name; values are String, Integer, Long, BigInteger, Double or Boolean
 */
public record Choice(String place, String name, String label, Map<String, Object> settings) {
    public Choice {
        settings = Map.copyOf(settings);
    }
}
