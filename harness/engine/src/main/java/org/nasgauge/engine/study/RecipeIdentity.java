package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.search.BudgetEdge;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.recipe.BenchmarkChoice;
import org.nasgauge.engine.recipe.FurtherObjectives;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.SearchRecord.Kept;
import org.nasgauge.form.Fields;
import org.nasgauge.form.NormalForm;

/** The normalised text of a recipe, and the ids of its studies. */
final class RecipeIdentity {
    private static final int ID_DIGITS = 16;

    private final Recipe recipe;
    private final BenchmarkSource.Opened opened;

    RecipeIdentity(Recipe recipe, BenchmarkSource.Opened opened) {
        this.recipe = recipe;
        this.opened = opened;
    }

    /** A table by its own name, which is the same wherever its folder lies; live training by all that it does. */
    private Object benchmark() {
        return opened.live().isEmpty()
                ? BenchmarkChoice.Table.written(
                        opened.benchmark().name(), opened.joined().keySet())
                : opened.live();
    }

    private Object writtenBenchmark() {
        return recipe.benchmark() instanceof BenchmarkChoice.Table table
                ? BenchmarkChoice.Table.written(table.name(), table.propertiesFrom())
                : opened.live();
    }

    /**
     * The hash of all that decides the records of a search but the seed; its label is none of that.
     *
     * @param believed what it believes beforehand
     * @param files SHA-256 by path
     */
    String search(Chosen<SearchStrategy> strategy, Optional<Believed> believed, SortedMap<String, String> files) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("strategy", strategy.name());
        identity.put("settings", strategy.settings());
        if (!files.isEmpty()) {
            identity.put("files", files);
        }
        identity.putAll(parts(strategy));
        believed.map(Believed::facts).ifPresent(prior -> identity.put("prior", Map.of(prior.name(), prior.settings())));
        identity.putAll(question(benchmark()));
        identity.putAll(constraint());
        return hash(identity);
    }

    /** The same for a study of an estimator. */
    String estimation(Chosen<Estimator> estimator) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("estimator", estimator.name());
        identity.put("settings", estimator.settings());
        identity.putAll(question(benchmark()));
        identity.putAll(parts(estimator));
        identity.putAll(rated());
        return hash(identity);
    }

    private static String hash(Map<String, Object> identity) {
        return Sha256.of(NormalForm.yaml(identity)).substring(0, ID_DIGITS);
    }

    /** The recipe with all defaults written out: a recipe itself, whose normalised text is the same. */
    String text(List<Chosen<SearchStrategy>> strategies, List<Chosen<Estimator>> estimators) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("name", recipe.name());
        text.putAll(question(writtenBenchmark()));
        text.put(
                "seeds",
                recipe.seeds() instanceof Seeds.Listed listed
                        ? listed.seeds()
                        : recipe.seeds().toString());
        if (!strategies.isEmpty()) {
            text.putAll(constraint());
            recipe.baseline().ifPresent(label -> text.put("baseline", label));
            text.put(
                    "strategies",
                    strategies.stream().map(RecipeIdentity::written).toList());
        }
        if (!estimators.isEmpty()) {
            Map<String, Object> estimation = new LinkedHashMap<>();
            estimation.putAll(rated());
            estimation.put(
                    "studies", estimators.stream().map(RecipeIdentity::written).toList());
            text.put("estimators", estimation);
        }
        return NormalForm.yaml(text);
    }

    private Map<String, Object> question(Object benchmark) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("benchmark", benchmark);
        question.putAll(objectives());
        question.put("validation-seed", recipe.validation().toString());
        question.put("test-seed", recipe.test().toString());
        Recipe.Charges charges = recipe.charges();
        if (!charges.areStandard()) {
            Map<String, Object> written = new LinkedHashMap<>();
            written.put("validation", charges.validation());
            written.put("proposals", charges.proposals());
            question.put("charge", written);
        }
        return question;
    }

    /** A recipe with one objective and no limits says nothing of others. */
    private Map<String, Object> objectives() {
        Map<String, Object> written = new LinkedHashMap<>();
        FurtherObjectives further = recipe.further();
        if (further.names().isEmpty()) {
            written.put("objective", recipe.objective().name());
        } else {
            List<String> all = new ArrayList<>(List.of(recipe.objective().name()));
            all.addAll(further.names());
            written.put("objectives", all);
        }
        if (!further.limits().isEmpty()) {
            written.put("limits", further.limits());
        }
        if (!further.reference().isEmpty()) {
            written.put("reference-point", further.reference());
        }
        return written;
    }

    /** The budget, those of the rules beside it that are not the standard ones, and what the records keep. */
    private Map<String, Object> constraint() {
        Map<String, Object> written = new LinkedHashMap<>();
        recipe.budget().ifPresent(constraint -> {
            Map<String, Object> budget = new LinkedHashMap<>();
            constraint.evaluations().ifPresent(evaluations -> budget.put("evaluations", evaluations));
            constraint.seconds().ifPresent(seconds -> budget.put("seconds", seconds));
            written.put("budget", budget);
            if (constraint.workers() > 1) {
                written.put("workers", constraint.workers());
                written.put("scheduling", constraint.scheduling().toString());
            }
            if (constraint.edge() != BudgetEdge.STOP_BEFORE) {
                written.put("at-budget-end", constraint.edge().toString());
            }
            if (constraint.checkpoints()) {
                written.put("checkpoints", true);
            }
        });
        if (recipe.kept() != Kept.IMPROVEMENTS) {
            written.put("trials", recipe.kept().toString());
        }
        return written;
    }

    /** Of the target nothing, where it is the objective; of the population, where it is the standard one. */
    private Map<String, Object> rated() {
        Map<String, Object> written = new LinkedHashMap<>();
        recipe.rated().target().ifPresent(property -> written.put("target", property));
        if (!recipe.rated().areNetworks()) {
            written.put(
                    "population",
                    recipe.rated().populations().stream().map(Fields::written).toList());
        }
        written.put(
                "architectures",
                recipe.rated().sample().<Object>map(count -> count).orElse("all"));
        return written;
    }

    private static Map<String, Object> written(Chosen<?> chosen) {
        Map<String, Object> study = new LinkedHashMap<>();
        study.put("name", chosen.name());
        study.put("label", chosen.label());
        study.put("settings", chosen.settings());
        study.putAll(parts(chosen));
        chosen.prior().ifPresent(prior -> study.put("prior", prior.written()));
        return study;
    }

    /** What a component is given besides its settings. */
    private static Map<String, Object> parts(Chosen<?> chosen) {
        Map<String, Object> parts = new LinkedHashMap<>();
        if (!chosen.wrappers().isEmpty()) {
            parts.put(
                    "wrappers",
                    chosen.wrappers().stream().map(RecipeIdentity::part).toList());
        }
        chosen.estimator().ifPresent(estimator -> {
            Map<String, Object> written = part(estimator);
            written.putAll(parts(estimator));
            parts.put("estimator", written);
        });
        if (!chosen.members().isEmpty()) {
            parts.put(
                    "of",
                    chosen.members().stream()
                            .sorted(Comparator.comparing(Chosen::label))
                            .map(RecipeIdentity::written)
                            .toList());
        }
        if (!chosen.predicted().isEmpty()) {
            Map<String, Object> predicted = new LinkedHashMap<>();
            chosen.predicted().forEach((property, by) -> {
                Map<String, Object> written = part(by);
                written.putAll(parts(by));
                predicted.put(property, written);
            });
            parts.put("predicted", predicted);
        }
        return parts;
    }

    private static Map<String, Object> part(Chosen<?> chosen) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("name", chosen.name());
        part.put("settings", chosen.settings());
        return part;
    }
}
