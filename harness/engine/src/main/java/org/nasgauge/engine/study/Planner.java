package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.engine.external.External;
import org.nasgauge.engine.external.Transcript;
import org.nasgauge.engine.manifest.BenchmarkFacts;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.NoiseCeiling;
import org.nasgauge.engine.manifest.Rated;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.recipe.BenchmarkChoice;
import org.nasgauge.engine.recipe.Recipe;

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
        List<Chosen<SearchStrategy>> strategies = Chosen.all(recipe.strategies(), components.strategies(), components);
        List<Chosen<Estimator>> estimators = Chosen.all(recipe.estimators(), components.estimators(), components);
        if (strategies.isEmpty() && estimators.isEmpty()) {
            throw UserError.at(recipe.place(), "there is nothing to run", "Name strategies, estimators, or both");
        }
        BenchmarkSource.Opened opened = targeted(recipe, source.open(recipe));
        List<String> warnings = opened.benchmark().coverage().stream()
                .filter(coverage -> 2L * coverage.complete() < coverage.rows())
                .map(coverage -> String.format(
                        Locale.ROOT,
                        "only %,d of the %,d rows of '%s' have what the study needs; every evaluation of another one"
                                + " fails",
                        coverage.complete(),
                        coverage.rows(),
                        opened.benchmark().name()))
                .toList();
        RecipeIdentity identity = new RecipeIdentity(recipe, opened);
        Objectives objectives = Objectives.of(recipe.further(), opened.benchmark());
        List<Study.Search> searches = searches(strategies, recipe, opened, objectives, identity);
        List<Study.Estimation> estimations = estimations(estimators, recipe, opened.benchmark(), identity);
        String text = identity.text(strategies, estimators);
        Manifest manifest = new Manifest(
                recipe.name(),
                Sha256.of(text),
                SuiteVersion.get(),
                List.of(Manifest.UNKNOWN_CODE),
                facts(recipe, opened, objectives, estimations),
                objectives.facts(recipe.further()),
                recipe.seeds(),
                recipe.budget(),
                searches.stream().map(Study.Search::facts).toList(),
                recipe.baseline(),
                estimations.isEmpty() ? Rated.networks(Optional.empty()) : recipe.rated(),
                estimations.stream().map(Study.Estimation::facts).toList());
        return new Plan(text, manifest, searches, estimations, warnings);
    }

    /** What estimators predict and are judged by: the objective, or a property in its place. */
    private static BenchmarkSource.Opened targeted(Recipe recipe, BenchmarkSource.Opened opened) {
        if (recipe.rated().target().isEmpty()) {
            return opened;
        }
        String place = recipe.place() + " (estimators.target)";
        if (!recipe.strategies().isEmpty()) {
            throw UserError.at(
                    place,
                    "strategies optimise '" + opened.benchmark().objective().name()
                            + "', and the estimators beside them are to predict something else",
                    "Give the estimators a recipe of their own");
        }
        Metric property = Objectives.property(place, recipe.rated().target().get(), opened.benchmark());
        return new BenchmarkSource.Opened(
                new PropertyBenchmark(opened.benchmark(), property), opened.content(), opened.joined(), opened.live());
    }

    /**
     * The study of an external program, overheard. Nothing is started before it runs.
     *
     * @param label of the strategy in the recipe; empty for its only external one
     * @throws UserError if there is no such program in the recipe, or the benchmark cannot do what is required
     */
    public Study.Search overheard(Recipe recipe, Optional<String> label, Transcript transcript) {
        List<Chosen<SearchStrategy>> programs =
                Chosen.all(recipe.strategies(), components.strategies(), components).stream()
                        .filter(chosen -> chosen.component() instanceof External)
                        .toList();
        List<Chosen<SearchStrategy>> meant = programs.stream()
                .filter(chosen ->
                        label.filter(name -> !name.equals(chosen.label())).isEmpty())
                .toList();
        if (meant.size() != 1) {
            throw UserError.at(
                    recipe.place(),
                    "it has " + meant.size() + " external programs "
                            + label.map(name -> "with the label '" + name + "'").orElse("as strategies"),
                    "Name one by its label: "
                            + programs.stream().map(Chosen::label).collect(Collectors.joining(", ")));
        }
        BenchmarkSource.Opened opened = source.open(recipe);
        Study.Search study = new SearchPlanner(
                        recipe.place(),
                        opened.benchmark(),
                        Objectives.of(recipe.further(), opened.benchmark()),
                        recipe.budget().orElseThrow(),
                        new RecipeIdentity(recipe, opened),
                        recipe.kept(),
                        false,
                        new Believed.Source(recipe, source, opened))
                .plan(meant.get(0));
        SearchStrategy heard = ((External) study.strategy().component()).heardBy(transcript);
        return new Study.Search(
                study.facts(),
                study.benchmark(),
                study.objectives(),
                new Study.Use<>(
                        heard, study.strategy().problem(), study.strategy().supply()),
                study.wrappers(),
                study.estimator(),
                study.predicted(),
                study.kept());
    }

    private static BenchmarkFacts facts(
            Recipe recipe, BenchmarkSource.Opened opened, Objectives objectives, List<Study.Estimation> estimations) {
        Benchmark benchmark = opened.benchmark();
        return new BenchmarkFacts(
                benchmark.name(),
                benchmark.space().name(),
                opened.content(),
                benchmark.objective(),
                benchmark.fullFidelity(),
                recipe.validation().toString(),
                recipe.test().toString(),
                objectives.optimum(),
                opened.joined(),
                benchmark.knowsSeconds(),
                benchmark.validationPass(),
                recipe.benchmark() instanceof BenchmarkChoice.Live live ? Optional.of(live.clock()) : Optional.empty(),
                estimations.stream()
                        .findFirst()
                        .flatMap(study -> NoiseCeiling.of(
                                benchmark.retrainings(study.population().all()))));
    }

    private List<Study.Search> searches(
            List<Chosen<SearchStrategy>> strategies,
            Recipe recipe,
            BenchmarkSource.Opened opened,
            Objectives objectives,
            RecipeIdentity identity) {
        if (strategies.isEmpty()) {
            return List.of();
        }
        SearchPlanner planner = new SearchPlanner(
                recipe.place(),
                opened.benchmark(),
                objectives,
                recipe.budget().orElseThrow(),
                identity,
                recipe.kept(),
                true,
                new Believed.Source(recipe, source, opened));
        List<Study.Search> searches = strategies.stream().map(planner::plan).toList();
        searches.stream()
                .map(Study.Search::facts)
                .filter(study -> study.seesTruth()
                        && recipe.baseline().filter(study.label()::equals).isPresent())
                .forEach(study -> {
                    throw UserError.at(
                            recipe.place() + " (baseline)",
                            "'" + study.label() + "' is shown the best architecture: no other can be better",
                            "Name a strategy that competes, or leave 'baseline' out");
                });
        return searches;
    }

    private static List<Study.Estimation> estimations(
            List<Chosen<Estimator>> estimators, Recipe recipe, Benchmark benchmark, RecipeIdentity identity) {
        if (estimators.isEmpty()) {
            return List.of();
        }
        if (benchmark.judge().isEmpty()) {
            throw UserError.at(
                    recipe.place() + " (estimators)",
                    "estimators are judged against final test performance, which '" + benchmark.name()
                            + "' does not know",
                    "Choose a tabular benchmark, or leave the estimators out");
        }
        RatedPopulation population = population(recipe, benchmark);
        int count = sampleSize(recipe, benchmark, population);
        FileNames files = new FileNames("estimations");
        List<Study.Estimation> estimations = new ArrayList<>();
        for (Chosen<Estimator> chosen : estimators) {
            Study.Use<Estimator> used =
                    chosen.use(benchmark, Constraint.evaluations(count), Objectives.single(benchmark));
            chosen.tryOut(random -> used.component().start(used.problem(), random));
            StudyFacts facts = chosen.facts(
                    identity.estimation(chosen),
                    Optional.empty(),
                    Collections.emptySortedMap(),
                    recipe.rated().target().isPresent(),
                    files.of(chosen.label()));
            Optional<Integer> sample = recipe.rated().sample();
            boolean overall = sample.isPresent() && population.areFew() && isLookedUp(chosen, benchmark);
            estimations.add(new Study.Estimation(facts, benchmark, used, population, sample, overall));
        }
        return estimations;
    }

    private static RatedPopulation population(Recipe recipe, Benchmark benchmark) {
        try {
            return RatedPopulation.of(benchmark.space(), recipe.rated().populations());
        } catch (IllegalArgumentException e) {
            throw UserError.at(
                    recipe.place() + " (estimators.population)",
                    String.valueOf(e.getMessage()),
                    "Choose networks or all",
                    e);
        }
    }

    /** Whether all that it asks for stands in a table: what it learns from, and networks, are others in each run. */
    private static boolean isLookedUp(Chosen<Estimator> chosen, Benchmark benchmark) {
        return benchmark.optimum().isPresent()
                && Stream.concat(Stream.of(chosen), chosen.members().stream())
                        .noneMatch(one -> one.component().isExpensive())
                && Stream.concat(Stream.of(chosen), chosen.members().stream())
                        .flatMap(one -> one.component().needs().stream())
                        .noneMatch(need -> need instanceof Need.Evaluations
                                || need instanceof Need.UntrainedNetwork
                                || need instanceof Need.WeightSharing);
    }

    private static int sampleSize(Recipe recipe, Benchmark benchmark, RatedPopulation population) {
        Optional<Integer> sample = recipe.rated().sample();
        Optional<Integer> known = population.count();
        String place = recipe.place() + " (estimators.architectures)";
        if (sample.isEmpty() && known.isEmpty()) {
            throw UserError.at(
                    place, "'" + benchmark.name() + "' does not number all its architectures", "Give a number");
        }
        if (sample.isPresent() && known.isPresent() && sample.get() > known.get()) {
            throw UserError.at(
                    place,
                    sample.get() + " are asked for, and '" + benchmark.name() + "' has " + known.get()
                            + (recipe.rated().areNetworks() ? " distinct networks" : " in this population"),
                    "Give a smaller number, or all");
        }
        if (known.filter(count -> count < 2).isPresent()) {
            throw UserError.at(
                    recipe.place() + " (estimators.population)",
                    "it has " + known.get() + " of the architectures of '" + benchmark.name()
                            + "', too few to be ranked",
                    "Choose another population");
        }
        return sample.or(() -> known).orElseThrow();
    }
}
