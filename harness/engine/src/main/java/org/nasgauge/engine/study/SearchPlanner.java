package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.SearchRecord;

/** Resolves the searches of a recipe. */
final class SearchPlanner {
    private final Benchmark benchmark;
    private final Objectives objectives;
    private final Constraint constraint;
    private final RecipeIdentity identity;
    private final SearchRecord.Kept kept;
    private final boolean triesOut;
    private final Believed.Source beliefs;
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
            boolean triesOut,
            Believed.Source beliefs) {
        this.benchmark = benchmark;
        this.objectives = objectives;
        this.constraint = constraint;
        this.identity = identity;
        this.kept = kept;
        this.triesOut = triesOut;
        this.beliefs = beliefs;
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
                .filter(chosen -> chosen.component().needs().stream()
                        .anyMatch(need -> need == Need.Access.ESTIMATES || need == Need.Access.ESTIMATES_FROM_TRIALS))
                .findFirst();
        if (querying.isPresent() && strategy.estimator().isEmpty()) {
            Chosen<?> first = querying.get();
            throw UserError.at(
                    first.place(),
                    "'" + first.name() + "' queries an estimator, and the recipe names none for it",
                    "Add one to this strategy, as estimator: {name: flops}");
        }
        Optional<Believed> believed = believed(strategy);
        Study.Use<SearchStrategy> used = strategy.use(benchmark, constraint, objectives, believed);
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
        strategy.wrappers().forEach(wrapper -> wrappers.add(wrapper(wrapper, believed)));
        return new Study.Search(
                facts(strategy, believed),
                benchmark,
                objectives,
                used,
                wrappers,
                estimator,
                strategy.predicted().entrySet().stream()
                        .map(entry -> predicted(entry.getKey(), entry.getValue()))
                        .toList(),
                kept);
    }

    /** @throws UserError if a prior is needed and not given, or given and used by nobody */
    private Optional<Believed> believed(Chosen<SearchStrategy> strategy) {
        List<Chosen<?>> components = new ArrayList<>(List.of(strategy));
        components.addAll(strategy.wrappers());
        if (strategy.prior().isEmpty()) {
            components.stream()
                    .filter(chosen -> chosen.component().needs().contains(Need.Access.PRIOR))
                    .findFirst()
                    .ifPresent(chosen -> {
                        throw UserError.at(
                                chosen.place(),
                                "'" + chosen.name() + "' needs a prior, and the recipe gives none",
                                "Add one to this strategy, as prior: {best-of: TABLE} or prior: {choices: {DECISION: CHOICE}}");
                    });
            return Optional.empty();
        }
        if (components.stream().noneMatch(chosen -> chosen.component().usesPrior())) {
            throw UserError.at(
                    strategy.place(),
                    "'" + strategy.name() + "' makes nothing of a prior, and the recipe gives one",
                    "Let it begin with what is believed, as wrappers: [warm-start], or leave 'prior' out");
        }
        return strategy.prior().map(beliefs::of);
    }

    private Study.Use<StrategyWrapper> wrapper(Chosen<StrategyWrapper> chosen, Optional<Believed> believed) {
        Study.Use<StrategyWrapper> used = chosen.use(benchmark, constraint, objectives, believed);
        chosen.tryOut(random -> used.component().wrap(new Ended(), used.problem(), random));
        return used;
    }

    private Study.Use<Estimator> estimator(Chosen<Estimator> chosen) {
        return estimator(chosen, benchmark);
    }

    private Study.Use<Estimator> estimator(Chosen<Estimator> chosen, Benchmark of) {
        Study.Use<Estimator> used = chosen.use(of, constraint, Objectives.single(of));
        chosen.tryOut(random -> used.component().start(used.problem(), random));
        return used;
    }

    /** @throws UserError if it is no further objective: what bounds the search, and who is best, is not predicted */
    private Study.Predicted predicted(String name, Chosen<Estimator> by) {
        Metric objective = objectives.further().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UserError.at(
                        by.place(),
                        "'" + name + "' is to be predicted, and the further objectives are "
                                + (objectives.further().isEmpty()
                                        ? "none"
                                        : objectives.further().stream()
                                                .map(Metric::name)
                                                .collect(Collectors.joining(", "))),
                        "Name one of these, which the recipe lists under 'objectives' behind the benchmark's own"));
        if (objectives.isLimited(objective)) {
            throw UserError.at(
                    by.place(),
                    "'" + name + "' has a limit, and whether it is kept is not predicted",
                    "Leave the limit out, or search by the measured values");
        }
        Benchmark measurements = new PropertyBenchmark(benchmark, objective);
        return new Study.Predicted(objective, measurements, estimator(by, measurements));
    }

    private StudyFacts facts(Chosen<SearchStrategy> strategy, Optional<Believed> believed) {
        SortedMap<String, String> contents = FileContents.of(strategy.component());
        return strategy.facts(
                identity.search(strategy, believed, contents), believed, contents, false, files.of(strategy.label()));
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
