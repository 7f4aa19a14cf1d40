package org.nasgauge.reproduction.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasgauge.reproduction.measure.SearchProtocol.Budget;

/** The recipe of one strategy on columns, written as JSON, which YAML contains. */
final class SearchRecipe {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SearchRecipe() {}

    static String text(SearchProtocol protocol) {
        Map<String, Object> recipe = new TreeMap<>();
        recipe.put("name", "reproduction");
        recipe.put("benchmark", "columns");
        if (protocol.budget() instanceof Budget.Seconds seconds) {
            recipe.put("budget", Map.of("seconds", seconds.most()));
            recipe.put("at-budget-end", seconds.edge().toString());
        } else {
            recipe.put("budget", Map.of("evaluations", ((Budget.Evaluations) protocol.budget()).most()));
        }
        recipe.put("seeds", "0.." + (protocol.runs() - 1));
        Map<String, Object> named = new TreeMap<>(Map.of("name", protocol.strategy()));
        if (!protocol.settings().isEmpty()) {
            named.put("settings", new TreeMap<>(protocol.settings()));
        }
        recipe.put("strategies", List.of(named));
        try {
            return JSON.writeValueAsString(recipe);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers have a JSON form", e);
        }
    }
}
