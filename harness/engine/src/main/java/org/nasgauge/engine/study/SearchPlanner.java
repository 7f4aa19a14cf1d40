package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.StudyFacts;

/** Resolves the searches of a recipe. */
final class SearchPlanner {
    private final Benchmark benchmark;
    private final Objectives objectives;
    private final Constraint constraint;
    private final RecipeIdentity identity;
    private final SearchRecord.Kept kept;
    private final boolean triesOut;
    private final FileNames files = new FileNames("searches");

    /**
     * @param triesOut whether each strategy is started once, to learn now whether its settings suit the problem
     * @throws UserError if the benchmark cannot be searched under the constraint
     */
    SearchPlanner(
            String place,
            Benchmark benchmark,
            Objectives objectives,
            Constraint constraint,
            RecipeIdentity identity,
            SearchRecord.Kept kept,
            boolean triesOut) {
        this.benchmark = benchmark;
        this.objectives = objectives;
        this.constraint = constraint;
        this.identity = identity;
        this.kept = kept;
        this.triesOut = triesOut;
        if (constraint.checkpoints() && benchmark.checkpoints().isEmpty()) {
            throw UserError.at(
                    place + " (checkpoints)",
                    "the recipe requires of its benchmark that it continues a training from an earlier fidelity, and '"
                            + benchmark.name() + "' does not",
                    "Leave 'checkpoints' out, so that every trial trains from scratch, or choose another benchmark");
        }
        if (!benchmark.evaluates()) {
            throw UserError.at(
                    place + " (strategies)",
                    "strategies learn from validation, of which '" + benchmark.name() + "' has no "
                            + benchmark.objective().name(),
                    "Choose another benchmark or objective, or leave the strategies out");
        }
        if (!benchmark.knowsSeconds()) {
            refuseSeconds(place);
        }
        CheapestEvaluation.check(place, constraint, benchmark);
    }

    private void refuseSeconds(String place) {
        if (constraint.seconds().isPresent()) {
            throw UserError.at(
                    place + " (budget.seconds)",
                    "'" + benchmark.name()
                            + "' does not know the seconds of its trainings, so that nobody can tell when they are"
                            + " used up",
                    "Give a budget in evaluations alone, as {evaluations: 150}, or choose a benchmark with seconds");
        }
        if (constraint.workers() > 1) {
            throw UserError.at(
                    place + " (workers)",
                    "'" + benchmark.name()
                            + "' does not know the seconds of its trainings, so that nobody can tell which worker is"
                            + " free first",
                    "Leave 'workers' out, or choose a benchmark with seconds");
        }
    }

    /** @throws UserError if the benchmark or the recipe cannot do what a component requires */
    Study.Search plan(Chosen<SearchStrategy> strategy) {
        WrapperCheck.check(strategy);
        Optional<Chosen<?>> querying = Stream.concat(Stream.of(strategy), strategy.wrappers().stream())
                .filter(chosen -> chosen.component().needs().contains(Need.Access.ESTIMATES))
                .findFirst();
        if (querying.isPresent() && strategy.estimator().isEmpty()) {
            Chosen<?> first = querying.get();
            throw UserError.at(
                    first.place(),
                    "'" + first.name() + "' queries an estimator, and the recipe names none for it",
                    "Add one to this strategy, as estimator: {name: flops}");
        }
        Study.Use<SearchStrategy> used = strategy.use(benchmark, constraint, objectives);
        Optional<Study.Use<Estimator>> estimator = strategy.estimator().map(this::estimator);
        estimator.filter(unused -> querying.isEmpty()).ifPresent(unused -> {
            throw UserError.at(
                    strategy.place(),
                    "'" + strategy.name() + "' does not query any estimator, and the recipe names one for it",
                    "Leave 'estimator' out");
        });
        if (triesOut) {
            strategy.tryOut(
                    random -> used.component().start(used.problem(), random).close());
        }
        List<Study.Use<StrategyWrapper>> wrappers = new ArrayList<>();
        strategy.wrappers().forEach(wrapper -> wrappers.add(wrapper(wrapper)));
        return new Study.Search(facts(strategy), benchmark, objectives, used, wrappers, estimator, kept);
    }

    private Study.Use<StrategyWrapper> wrapper(Chosen<StrategyWrapper> chosen) {
        Study.Use<StrategyWrapper> used = chosen.use(benchmark, constraint, objectives);
        chosen.tryOut(random -> used.component().wrap(new Ended(), used.problem(), random));
        return used;
    }

    private Study.Use<Estimator> estimator(Chosen<Estimator> chosen) {
        Study.Use<Estimator> used = chosen.use(benchmark, constraint, Objectives.single(benchmark));
        chosen.tryOut(random -> used.component().start(used.problem(), random));
        return used;
    }

    private StudyFacts facts(Chosen<SearchStrategy> strategy) {
        SortedMap<String, String> contents = FileContents.of(strategy.component());
        return strategy.facts(identity.search(strategy, contents), contents, files.of(strategy.label()));
    }

    /** A strategy for trying wrappers out. */
    private static final class Ended implements Search {
        @Override
        public Proposal ask() {
            return Proposal.End.OF_SEARCH;
        }

        @Override
        public void tell(Observation observation) {}
    }
}
