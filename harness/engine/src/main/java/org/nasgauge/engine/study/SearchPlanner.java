package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.engine.record.ComponentFacts;
import org.nasgauge.engine.record.StudyFacts;

/** Resolves the searches of a recipe. */
final class SearchPlanner {
    private final Benchmark benchmark;
    private final Objectives objectives;
    private final Constraint constraint;
    private final RecipeIdentity identity;
    private final FileNames files = new FileNames("searches");

    /** @throws UserError if the benchmark cannot be searched under the constraint */
    SearchPlanner(
            String place, Benchmark benchmark, Objectives objectives, Constraint constraint, RecipeIdentity identity) {
        this.benchmark = benchmark;
        this.objectives = objectives;
        this.constraint = constraint;
        this.identity = identity;
        if (constraint.checkpoints() && benchmark.checkpoints().isEmpty()) {
            throw UserError.at(
                    place + " (checkpoints)",
                    "the recipe requires of its benchmark that it " + Capability.CHECKPOINTS.meaning() + ", and '"
                            + benchmark.name() + "' does not",
                    "Leave 'checkpoints' out, so that every trial trains from scratch, or choose another benchmark");
        }
        CheapestEvaluation.check(place, constraint, benchmark);
    }

    /** @throws UserError if the benchmark or the recipe cannot do what a component requires */
    Study.Search plan(ChosenSearch search) {
        WrapperCheck.check(search);
        Chosen<?> strategy = search.strategy();
        Optional<Chosen<?>> querying = Stream.concat(Stream.of(strategy), search.wrappers().stream())
                .filter(chosen -> chosen.component().needs().contains(Need.Access.ESTIMATES))
                .findFirst();
        if (querying.isPresent() && search.estimator().isEmpty()) {
            Chosen<?> first = querying.get();
            throw UserError.at(
                    first.choice().place(),
                    "'" + first.choice().name() + "' queries an estimator, and the recipe names none for it",
                    "Add one to this strategy, as estimator: {name: flops}");
        }
        strategy.check(benchmark);
        Optional<Use<Estimator>> estimator = search.estimator().map(this::estimator);
        estimator.filter(unused -> querying.isEmpty()).ifPresent(unused -> {
            throw UserError.at(
                    strategy.choice().place(),
                    "'" + strategy.choice().name() + "' does not query any estimator, and the recipe names one for it",
                    "Leave 'estimator' out");
        });
        Problem problem = strategy.problem(benchmark, constraint, objectives);
        search.strategy()
                .tryOut(random ->
                        search.strategy().component().start(problem, random).close());
        List<Use<StrategyWrapper>> wrappers = new ArrayList<>();
        search.wrappers().forEach(wrapper -> wrappers.add(wrapper(wrapper)));
        return new Study.Search(
                facts(search), benchmark, objectives, problem, search.strategy().component(), wrappers, estimator);
    }

    private Use<StrategyWrapper> wrapper(Chosen<StrategyWrapper> chosen) {
        chosen.check(benchmark);
        Problem problem = chosen.problem(benchmark, constraint, objectives);
        chosen.tryOut(random -> chosen.component().wrap(new Ended(), problem, random));
        return chosen.use(problem);
    }

    private Use<Estimator> estimator(Chosen<Estimator> chosen) {
        Problem problem = chosen.problem(benchmark, constraint, Objectives.single(benchmark));
        EstimatorCheck.check(chosen, benchmark, problem);
        return chosen.use(problem);
    }

    private StudyFacts facts(ChosenSearch search) {
        Chosen<?> strategy = search.strategy();
        boolean seesTruth = strategy.seesTruth() || search.wrappers().stream().anyMatch(Chosen::seesTruth);
        SortedMap<String, String> contents = FileContents.of(search.strategy());
        return new StudyFacts(
                identity.study(search, contents),
                strategy.choice().label(),
                strategy.component().name(),
                Settings.written(strategy.component()),
                search.wrappers().stream().map(SearchPlanner::facts).toList(),
                search.estimator().map(SearchPlanner::facts),
                contents,
                seesTruth,
                files.of(strategy.choice().label()));
    }

    private static ComponentFacts facts(Chosen<?> chosen) {
        return new ComponentFacts(chosen.component().name(), Settings.written(chosen.component()));
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
