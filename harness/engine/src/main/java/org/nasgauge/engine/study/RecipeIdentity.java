package org.nasgauge.engine.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasgauge.api.component.Settings;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.Seeds;

/** The normalised text of a recipe, and the ids of its studies. */
final class RecipeIdentity {
    private static final int ID_DIGITS = 16;

    private final Recipe recipe;
    private final String benchmark;

    /** @param benchmark its own name, which is the same wherever its folder lies */
    RecipeIdentity(Recipe recipe, String benchmark) {
        this.recipe = recipe;
        this.benchmark = benchmark;
    }

    /** The hash of all that decides the records of a study but the seed; its label is none of that. */
    String study(String kind, String component, Settings settings) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put(kind, component);
        identity.put("settings", settings.written());
        identity.putAll(question(benchmark));
        if (kind.equals("strategy")) {
            identity.put("budget", budget());
        } else {
            identity.put("architectures", sample());
        }
        return NormalForm.sha256(NormalForm.write(identity)).substring(0, ID_DIGITS);
    }

    /** The recipe with all defaults written out: a recipe itself, whose normalised text is the same. */
    String text(List<? extends Chosen<?>> strategies, List<? extends Chosen<?>> estimators) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("name", recipe.name());
        text.putAll(question(recipe.benchmark()));
        text.put(
                "seeds",
                recipe.seeds() instanceof Seeds.Listed listed
                        ? listed.seeds()
                        : recipe.seeds().toString());
        if (!strategies.isEmpty()) {
            text.put("budget", budget());
            text.put("strategies", studies(strategies));
        }
        if (!estimators.isEmpty()) {
            Map<String, Object> estimation = new LinkedHashMap<>();
            estimation.put("architectures", sample());
            estimation.put("studies", studies(estimators));
            text.put("estimators", estimation);
        }
        return NormalForm.write(text);
    }

    private Map<String, Object> question(String name) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("benchmark", name);
        question.put("objective", recipe.objective().name());
        question.put("validation-seed", recipe.validation().toString());
        question.put("test-seed", recipe.test().toString());
        return question;
    }

    private Map<String, Object> budget() {
        Map<String, Object> written = new LinkedHashMap<>();
        recipe.budget().ifPresent(budget -> {
            budget.evaluations().ifPresent(evaluations -> written.put("evaluations", evaluations));
            budget.seconds().ifPresent(seconds -> written.put("seconds", seconds));
        });
        return written;
    }

    private Object sample() {
        return recipe.sample().<Object>map(count -> count).orElse("all");
    }

    private static List<Map<String, Object>> studies(List<? extends Chosen<?>> chosen) {
        return chosen.stream().map(RecipeIdentity::study).toList();
    }

    private static Map<String, Object> study(Chosen<?> chosen) {
        Map<String, Object> study = new LinkedHashMap<>();
        study.put("name", chosen.choice().name());
        study.put("label", chosen.choice().label());
        study.put("settings", chosen.settings().written());
        return study;
    }
}
