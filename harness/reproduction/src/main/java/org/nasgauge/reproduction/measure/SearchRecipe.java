package org.nasgauge.reproduction.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The recipe of one strategy on a column, written as JSON, which YAML contains. */
final class SearchRecipe {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SearchRecipe() {}

    static String text(String strategy, Map<String, Object> settings, int evaluations, int runs) {
        Map<String, Object> recipe = new TreeMap<>();
        recipe.put("name", "reproduction");
        recipe.put("benchmark", "columns");
        recipe.put("budget", Map.of("evaluations", evaluations));
        recipe.put("seeds", "0.." + (runs - 1));
        Map<String, Object> named = new TreeMap<>(Map.of("name", strategy));
        if (!settings.isEmpty()) {
            named.put("settings", new TreeMap<>(settings));
        }
        recipe.put("strategies", List.of(named));
        try {
            return JSON.writeValueAsString(recipe);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers have a JSON form", e);
        }
    }
}
