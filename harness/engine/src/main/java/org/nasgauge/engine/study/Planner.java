package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.benchmark.Truth;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.EstimatorProvider;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.BenchmarkFacts;
import org.nasgauge.engine.record.Manifest;
import org.nasgauge.engine.record.StudyFacts;

/** From a recipe to a plan. */
public final class Planner {
    private final Components components;
    private final BenchmarkSource source;

    public Planner(Components components, BenchmarkSource source) {
        this.components = components;
        this.source = source;
    }

    /** @throws UserError if a name is unknown, a setting is not allowed, or the benchmark cannot do what is required */
    public Plan plan(Recipe recipe) {
        List<Chosen<SearchStrategyProvider>> strategies = Chosen.all(recipe.strategies(), components::strategy);
        List<Chosen<EstimatorProvider>> estimators = Chosen.all(recipe.estimators(), components::estimator);
        if (strategies.isEmpty() && estimators.isEmpty()) {
            throw UserError.at(recipe.place(), "there is nothing to run", "Name strategies, estimators, or both");
        }
        BenchmarkSource.Opened opened = source.open(recipe);
        recipe.budget().ifPresent(budget -> CheapestEvaluation.check(recipe.place(), budget, opened.benchmark()));
        RecipeIdentity identity = new RecipeIdentity(recipe, opened.benchmark().name());
        List<Study.Search> searches = searches(strategies, recipe, opened.benchmark(), identity);
        List<Study.Estimation> estimations = estimations(estimators, recipe, opened.benchmark(), identity);
        String text = identity.text(strategies, estimators);
        Manifest manifest = new Manifest(
                recipe.name(),
                NormalForm.sha256(text),
                SuiteVersion.get(),
                facts(recipe, opened),
                recipe.seeds(),
                recipe.budget(),
                searches.stream().map(Study.Search::facts).toList(),
                estimations.isEmpty() ? Optional.empty() : recipe.sample(),
                estimations.stream().map(Study.Estimation::facts).toList());
        return new Plan(text, manifest, searches, estimations);
    }

    private static BenchmarkFacts facts(Recipe recipe, BenchmarkSource.Opened opened) {
        Benchmark benchmark = opened.benchmark();
        Optional<Truth> truth = benchmark.truth();
        return new BenchmarkFacts(
                benchmark.name(),
                benchmark.space().name(),
                opened.content(),
                benchmark.objective(),
                benchmark.fullFidelity(),
                recipe.validation().toString(),
                recipe.test().toString(),
                truth.isPresent() ? OptionalDouble.of(truth.get().optimum()) : OptionalDouble.empty());
    }

    private static List<Study.Search> searches(
            List<Chosen<SearchStrategyProvider>> strategies,
            Recipe recipe,
            Benchmark benchmark,
            RecipeIdentity identity) {
        FileNames files = new FileNames("searches");
        List<Study.Search> searches = new ArrayList<>();
        for (Chosen<SearchStrategyProvider> chosen : strategies) {
            chosen.check(benchmark, Set.of());
            Problem problem = problem(chosen, benchmark, recipe.budget().orElseThrow());
            chosen.tryOut(random -> chosen.provider().create(problem, chosen.settings(), random));
            String id = identity.study("strategy", chosen.provider().name(), chosen.settings());
            searches.add(new Study.Search(
                    facts(id, chosen, files), benchmark, problem, chosen.provider(), chosen.settings()));
        }
        return searches;
    }

    private static List<Study.Estimation> estimations(
            List<Chosen<EstimatorProvider>> estimators, Recipe recipe, Benchmark benchmark, RecipeIdentity identity) {
        if (estimators.isEmpty()) {
            return List.of();
        }
        if (benchmark.truth().isEmpty()) {
            throw UserError.at(
                    recipe.place() + " (estimators)",
                    "estimators are judged against final test performance, which '" + benchmark.name()
                            + "' does not know",
                    "Choose a tabular benchmark, or leave the estimators out");
        }
        Networks networks = Networks.of(benchmark.space());
        int count = sampleSize(recipe, benchmark, networks);
        FileNames files = new FileNames("estimations");
        List<Study.Estimation> estimations = new ArrayList<>();
        for (Chosen<EstimatorProvider> chosen : estimators) {
            chosen.check(benchmark, Set.of());
            Problem problem = problem(chosen, benchmark, Constraint.evaluations(count));
            int epochs = chosen.provider().epochs(problem, chosen.settings());
            chosen.check(benchmark, epochs > 0 ? Set.of(Capability.LEARNING_CURVES) : Set.of());
            if (epochs > benchmark.fullFidelity().epoch()) {
                throw UserError.at(
                        chosen.choice().place(),
                        "'" + chosen.choice().label() + "' needs " + epochs + " epochs, and '" + benchmark.name()
                                + "' trains for " + benchmark.fullFidelity().epoch(),
                        "Choose fewer epochs");
            }
            chosen.tryOut(random -> chosen.provider().create(problem, chosen.settings(), random));
            String id = identity.study("estimator", chosen.provider().name(), chosen.settings());
            estimations.add(new Study.Estimation(
                    facts(id, chosen, files),
                    benchmark,
                    problem,
                    chosen.provider(),
                    chosen.settings(),
                    networks,
                    recipe.sample(),
                    epochs));
        }
        return estimations;
    }

    private static int sampleSize(Recipe recipe, Benchmark benchmark, Networks networks) {
        Optional<Integer> sample = recipe.sample();
        Optional<Integer> known = networks.count();
        String place = recipe.place() + " (estimators.architectures)";
        if (sample.isEmpty() && known.isEmpty()) {
            throw UserError.at(
                    place, "'" + benchmark.name() + "' does not number all its architectures", "Give a number");
        }
        if (sample.isPresent() && known.isPresent() && sample.get() > known.get()) {
            throw UserError.at(
                    place,
                    sample.get() + " are asked for, and '" + benchmark.name() + "' has " + known.get()
                            + " distinct networks",
                    "Give a smaller number, or all");
        }
        return sample.or(() -> known).orElseThrow();
    }

    private static Problem problem(Chosen<?> chosen, Benchmark benchmark, Constraint constraint) {
        Optional<Architecture> optimum = chosen.seesTruth() ? benchmark.truth().map(Truth::best) : Optional.empty();
        Optional<Function<Architecture, Complexity>> complexity =
                chosen.provider().requirements().contains(Capability.COMPLEXITY)
                        ? Optional.of(benchmark::complexity)
                        : Optional.empty();
        return new Problem(
                benchmark.space(),
                benchmark.fidelities(),
                constraint,
                List.of(benchmark.objective()),
                complexity,
                optimum);
    }

    private static StudyFacts facts(String id, Chosen<?> chosen, FileNames files) {
        return new StudyFacts(
                id,
                chosen.choice().label(),
                chosen.provider().name(),
                chosen.settings().written(),
                chosen.seesTruth(),
                files.of(chosen.choice().label()));
    }
}
