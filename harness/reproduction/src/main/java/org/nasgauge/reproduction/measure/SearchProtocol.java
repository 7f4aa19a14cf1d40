package org.nasgauge.reproduction.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.nasgauge.api.search.BudgetEdge;

/**
 * Runs of one search strategy on columns of numbers.
 *
 * @param settings of the strategy, by name; the others have their standard values
 * @param rewards the columns that the strategy sees: each evaluation draws one of those that have a value
 * @param judge the column by which its incumbents are judged
 * @param budget of each run
 * @param runs under the seeds from 0 on
 * @param architectures how many have to have a reward and a judgement
 */
public record SearchProtocol(
        String strategy,
        Map<String, Object> settings,
        List<String> rewards,
        String judge,
        Budget budget,
        int runs,
        OptionalInt architectures) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What a run may spend. */
    public sealed interface Budget {
        /** Each evaluation counts one. */
        record Evaluations(int most) implements Budget {}

        /**
         * Each evaluation costs the sum of these columns, in seconds.
         *
         * @param edge what becomes of the evaluation that would end after the budget
         */
        record Seconds(double most, List<String> costs, BudgetEdge edge) implements Budget {
            public Seconds {
                costs = List.copyOf(costs);
            }
        }

        /** The seconds to which a run's outcome is interpolated, if it is. */
        default OptionalDouble interpolated() {
            return this instanceof Seconds seconds && seconds.edge() == BudgetEdge.INTERPOLATE
                    ? OptionalDouble.of(seconds.most())
                    : OptionalDouble.empty();
        }
    }

    public SearchProtocol {
        settings = Map.copyOf(settings);
        rewards = List.copyOf(rewards);
    }

    /** The recipe of these runs, written as JSON, which YAML contains. */
    String recipe() {
        Map<String, Object> recipe = new TreeMap<>();
        recipe.put("name", "reproduction");
        recipe.put("benchmark", "columns");
        if (budget instanceof Budget.Seconds seconds) {
            recipe.put("budget", Map.of("seconds", seconds.most()));
            recipe.put("at-budget-end", seconds.edge().toString());
        } else {
            recipe.put("budget", Map.of("evaluations", ((Budget.Evaluations) budget).most()));
        }
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
