package org.nasgauge.assertions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.engine.manifest.Rated;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.recipe.BenchmarkChoice;
import org.nasgauge.engine.recipe.Choice;
import org.nasgauge.engine.recipe.FurtherObjectives;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.Kept;
import org.nasgauge.engine.run.StudyRuns;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Components;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.engine.study.Planner;
import org.nasgauge.engine.study.Study;

/** A strategy on a benchmark, seed by seed, as the engine runs it for recipes. */
final class Runs {
    private static final String PLACE = "test";

    private final SearchStrategy strategy;
    private final Benchmark benchmark;
    private final Study study;

    Runs(SearchStrategy strategy, Benchmark benchmark, Constraint budget) {
        this.strategy = strategy;
        this.benchmark = benchmark;
        this.study = planned(benchmark, List.of(strategy), List.of(), Optional.of(budget), Optional.empty())
                .searches()
                .get(0);
    }

    /**
     * What the engine makes of all these components on a benchmark.
     *
     * @param sample how many networks an estimator rates under each seed; empty for all
     */
    static Plan planned(
            Benchmark benchmark,
            List<SearchStrategy> strategies,
            List<Estimator> estimators,
            Optional<Constraint> budget,
            Optional<Integer> sample) {
        Recipe recipe = new Recipe(
                PLACE,
                PLACE,
                new BenchmarkChoice.Table(PLACE, benchmark.name()),
                benchmark.objective(),
                FurtherObjectives.none(PLACE),
                SeedPolicy.mean(),
                SeedPolicy.mean(),
                Recipe.Charges.STANDARD,
                new Seeds.Listed(List.of(0L)),
                budget,
                Kept.ALL,
                choices(strategies),
                Optional.empty(),
                Rated.networks(sample),
                choices(estimators));
        BenchmarkSource source = unused -> new BenchmarkSource.Opened(benchmark, "");
        return new Planner(Components.of(strategies, estimators, List.of()), source).plan(recipe);
    }

    private static List<Choice> choices(List<? extends Component> components) {
        return components.stream()
                .map(one -> new Choice(PLACE, one.name(), one.name(), Map.of()))
                .toList();
    }

    String name() {
        return strategy.name();
    }

    /** @throws AssertionError if the run is no result of its strategy */
    SearchRecord run(long seed) {
        SearchRecord record = (SearchRecord) StudyRuns.run(study, seed, UnaryOperator.identity());
        record.whyFaulty().ifPresent(why -> {
            throw new AssertionError(name() + " failed under seed " + seed + ": " + why);
        });
        return record;
    }

    /**
     * What is left to be desired of the last incumbent on test, in the objective's unit; less is better.
     *
     * @throws AssertionError if the run found nothing
     */
    double regret(SearchRecord record) {
        Reading test = record.incumbent()
                .map(SearchRecord.Incumbent::test)
                .orElseThrow(() -> new AssertionError(
                        name() + " found nothing under seed " + record.seed() + " within its budget"));
        if (!(test instanceof Reading.Present present)) {
            throw new AssertionError(
                    benchmark.name() + " has no test value of what " + name() + " found under seed " + record.seed());
        }
        double optimum = benchmark.optimum().map(Benchmark.Optimum::test).orElse(0.0);
        return benchmark.objective().direction() == Direction.MAXIMIZE
                ? optimum - present.value()
                : present.value() - optimum;
    }
}
