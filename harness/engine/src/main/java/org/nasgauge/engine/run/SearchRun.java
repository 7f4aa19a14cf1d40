package org.nasgauge.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.benchmark.Truth;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.record.End;
import org.nasgauge.engine.record.Incumbent;
import org.nasgauge.engine.record.SearchRecord;

/**
 * One strategy under one seed, with one worker. Every trial is charged one evaluation and its seconds, failed or not; a
 * proposal outside the space, or at a fidelity that the benchmark does not have, is a failure that costs 0 seconds. The
 * run stops before an evaluation that would exceed the budget: that one is neither charged nor told.
 */
final class SearchRun {
    /** So many trials in a row that cost nothing end a run whose budget is in seconds only. */
    static final int IDLE_TRIALS = 10_000;

    private final Benchmark benchmark;
    private final Set<Fidelity> fidelities;
    private final Optional<Truth> truth;
    private final SeededRandom draw;
    private final boolean boundedEvaluations;
    private final int maxEvaluations;
    private final double maxSeconds;

    private final List<Incumbent> trajectory = new ArrayList<>();
    private int evaluations;
    private int failed;
    private double clock;
    private int idle;
    private Fidelity bestFidelity;
    private double bestScore = Double.NEGATIVE_INFINITY;

    SearchRun(Benchmark benchmark, Constraint constraint, SeededRandom draw) {
        this.benchmark = benchmark;
        this.fidelities = Set.copyOf(benchmark.fidelities());
        this.truth = benchmark.truth();
        this.draw = draw;
        this.boundedEvaluations = constraint.evaluations().isPresent();
        this.maxEvaluations = constraint.evaluations().orElse(Integer.MAX_VALUE);
        this.maxSeconds = constraint.seconds().orElse(Double.POSITIVE_INFINITY);
        this.bestFidelity = benchmark.fidelities().get(0);
    }

    /** @param start makes the strategy */
    SearchRecord record(String study, long seed, Supplier<SearchStrategy> start) {
        End end;
        Optional<String> fault = Optional.empty();
        try {
            end = search(create(start));
        } catch (StrategyFault e) {
            end = End.FAULT;
            fault = Optional.ofNullable(e.getMessage());
        }
        return new SearchRecord(study, seed, evaluations, failed, clock, end, fault, trajectory);
    }

    private End search(SearchStrategy strategy) throws StrategyFault {
        while (evaluations < maxEvaluations) {
            Proposal proposal = ask(strategy);
            if (proposal instanceof Proposal.End) {
                return End.STRATEGY;
            }
            if (!(proposal instanceof Proposal.Trial trial)) {
                throw new StrategyFault("ask: waits, though no trial is under way");
            }
            Evaluation evaluation = evaluate(trial);
            double seconds = evaluation.seconds();
            if (clock + seconds > maxSeconds) {
                return End.BUDGET;
            }
            evaluations++;
            clock += seconds;
            tell(strategy, observe(trial, evaluation));
            idle = seconds > 0 ? 0 : idle + 1;
            if (idle >= IDLE_TRIALS && !boundedEvaluations) {
                return End.STALLED;
            }
        }
        return End.BUDGET;
    }

    private static SearchStrategy create(Supplier<SearchStrategy> start) throws StrategyFault {
        try {
            return start.get();
        } catch (RuntimeException | StackOverflowError e) {
            throw new StrategyFault("create", e);
        }
    }

    private static Proposal ask(SearchStrategy strategy) throws StrategyFault {
        try {
            return strategy.ask();
        } catch (RuntimeException | StackOverflowError e) {
            throw new StrategyFault("ask", e);
        }
    }

    private static void tell(SearchStrategy strategy, Observation observation) throws StrategyFault {
        try {
            strategy.tell(observation);
        } catch (RuntimeException | StackOverflowError e) {
            throw new StrategyFault("tell", e);
        }
    }

    private Evaluation evaluate(Proposal.Trial trial) {
        Optional<String> violation = benchmark.space().violation(trial.architecture());
        if (violation.isPresent()) {
            return new Evaluation.Failed(violation.get(), 0);
        }
        if (!fidelities.contains(trial.fidelity())) {
            return new Evaluation.Failed("the benchmark has no fidelity " + trial.fidelity(), 0);
        }
        Evaluation evaluation = benchmark.evaluate(trial.architecture(), trial.fidelity(), draw);
        double seconds = evaluation.seconds();
        if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException(benchmark.name() + " charges " + seconds + " s for "
                    + benchmark.space().format(trial.architecture()));
        }
        return evaluation;
    }

    private Observation observe(Proposal.Trial trial, Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Failed failure) {
            failed++;
            return new Observation.Failed(trial, failure.reason(), failure.seconds());
        }
        Evaluation.Completed completed = (Evaluation.Completed) evaluation;
        double score = benchmark.objective().direction().score(completed.validation());
        if (!Double.isFinite(score)) {
            failed++;
            return new Observation.Failed(trial, "validation is " + completed.validation(), completed.seconds());
        }
        int byFidelity = trial.fidelity().compareTo(bestFidelity);
        if (byFidelity > 0 || (byFidelity == 0 && score > bestScore)) {
            bestFidelity = trial.fidelity();
            bestScore = score;
            trajectory.add(incumbent(trial.architecture(), completed.validation()));
        }
        return new Observation.Scored(trial, score, completed.seconds());
    }

    private Incumbent incumbent(Architecture architecture, double validation) {
        Reading test = truth.isPresent()
                ? truth.get().test(architecture)
                : Reading.missing("the benchmark does not know test performance");
        return new Incumbent(evaluations, clock, benchmark.space().canonicalId(architecture), validation, test);
    }
}
