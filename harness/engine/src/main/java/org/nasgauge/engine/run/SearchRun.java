package org.nasgauge.engine.run;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.BudgetEdge;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.MixtureTrail;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.Kept;
import org.nasgauge.engine.study.Objectives;

/**
 * One strategy under one seed, by discrete events: a worker that is free is given a proposal, which keeps it busy for as
 * long as it costs; the task that ends next moves the clock to its end, is charged, and is told. Trials are evaluated in
 * the order in which they start.
 */
final class SearchRun {
    /** So many trials in a row that cost nothing end a run whose budget is in seconds only. */
    static final int IDLE_TRIALS = 10_000;
    /** So many queries without a trial between them are a fault. */
    static final int IDLE_QUERIES = 10_000_000;

    private final Benchmark benchmark;
    private final Optional<Rating> estimator;
    private final PredictedObjectives predicted;
    private final Evaluator evaluator;
    private final Ledger ledger;
    private final UnderWay underWay;
    private final boolean boundedEvaluations;
    private final int maxEvaluations;
    private final double maxSeconds;
    private final boolean overshoots;

    /** Trials that are or have been under way. */
    private int started;

    private int queries;
    private int queriesInARow;
    /** Whether the strategy is busy with work of its own, and cannot be asked. */
    private boolean works;

    private int idle;
    /** Why nothing more is started, where the strategy or a query decided that. */
    private Optional<End> over = Optional.empty();

    private Optional<String> diagnosis = Optional.empty();
    private OptionalDouble secondsWithin = OptionalDouble.empty();
    private final boolean chargesProposals;
    /** Seconds declared for proposals, to be charged to the next trial or query. */
    private double uncharged;

    /** With the benchmark's objective alone. */
    SearchRun(Benchmark benchmark, Constraint constraint, Optional<Rating> estimator, SeededRandom draw) {
        this(benchmark, Objectives.single(benchmark), constraint, estimator, draw, Kept.IMPROVEMENTS);
    }

    /** With all objectives as they are. */
    SearchRun(
            Benchmark benchmark,
            Objectives objectives,
            Constraint constraint,
            Optional<Rating> estimator,
            SeededRandom draw,
            Kept kept) {
        this(benchmark, objectives, constraint, estimator, PredictedObjectives.NONE, draw, kept);
    }

    /** @param estimator answers queries */
    SearchRun(
            Benchmark benchmark,
            Objectives objectives,
            Constraint constraint,
            Optional<Rating> estimator,
            PredictedObjectives predicted,
            SeededRandom draw,
            Kept kept) {
        this.benchmark = benchmark;
        this.estimator = estimator;
        this.predicted = predicted;
        this.evaluator = new Evaluator(benchmark, objectives, constraint.checkpoints(), draw);
        this.ledger = new Ledger(benchmark, objectives, kept);
        this.underWay = new UnderWay(constraint.workers(), constraint.scheduling());
        this.boundedEvaluations = constraint.evaluations().isPresent();
        this.maxEvaluations = constraint.evaluations().orElse(Integer.MAX_VALUE);
        this.maxSeconds = constraint.seconds().orElse(Double.POSITIVE_INFINITY);
        this.chargesProposals = constraint.chargesProposals() && benchmark.knowsSeconds();
        this.overshoots = constraint.edge() != BudgetEdge.STOP_BEFORE;
    }

    SearchRecord record(String study, long seed, Dialogue.Partner partner) {
        End end;
        Optional<String> fault = Optional.empty();
        Optional<MixtureTrail> mixtures = Optional.empty();
        try (Dialogue strategy = Dialogue.begin(partner)) {
            end = search(strategy);
            mixtures = strategy.mixtures();
        } catch (StrategyFault e) {
            end = End.FAULT;
            fault = Optional.ofNullable(e.getMessage());
            diagnosis = e.diagnosis();
        }
        return new SearchRecord(
                study,
                seed,
                ledger.evaluations(),
                ledger.distinct(),
                ledger.failures(),
                queries,
                benchmark.knowsSeconds() ? OptionalDouble.of(ledger.clock()) : OptionalDouble.empty(),
                secondsWithin,
                end,
                fault,
                ledger.trajectory(),
                ledger.front(),
                ledger.trials(),
                ledger.declared(),
                mixtures);
    }

    /** What the author of a strategy that failed needs to find out why, where there is more than the record says. */
    Optional<String> diagnosis() {
        return diagnosis;
    }

    private End search(Dialogue strategy) throws StrategyFault {
        while (true) {
            if (mayStart() && underWay.isToBeFilled()) {
                fill(strategy);
            }
            if (underWay.isEmpty()) {
                return over.orElse(started < maxEvaluations ? End.SECONDS : End.EVALUATIONS);
            }
            int next = underWay.next();
            double end = underWay.end(next);
            if (end > maxSeconds) {
                if (overshoots && ledger.clock() < maxSeconds) {
                    secondsWithin = OptionalDouble.of(ledger.clock());
                    settle(underWay.remove(next), end, strategy);
                }
                return End.SECONDS;
            }
            settle(underWay.remove(next), end, strategy);
            if (idle >= IDLE_TRIALS && !boundedEvaluations) {
                return End.STALLED;
            }
        }
    }

    private boolean mayStart() {
        return hasBudget() && over.isEmpty();
    }

    private boolean hasBudget() {
        return started < maxEvaluations && !(overshoots && ledger.clock() >= maxSeconds);
    }

    private void fill(Dialogue strategy) throws StrategyFault {
        while (underWay.hasRoom() && started < maxEvaluations && over.isEmpty() && !works) {
            Proposal proposal = strategy.ask();
            uncharged += declare(strategy.declaredCosts());
            if (proposal instanceof Proposal.Trial trial) {
                start(evaluator.start(trial).foundIn(uncharged));
                uncharged = 0;
                queriesInARow = 0;
            } else if (proposal instanceof Proposal.Query query) {
                answer(query, strategy);
            } else if (proposal instanceof Proposal.Work work) {
                work(work.seconds());
            } else if (proposal instanceof Proposal.End end) {
                over = Optional.of(end == Proposal.End.OF_SPACE ? End.SPACE : End.STRATEGY);
            } else if (underWay.isEmpty()) {
                throw new StrategyFault("ask: waits, though no trial is under way");
            } else {
                return;
            }
        }
    }

    private void work(double seconds) {
        double end = ledger.clock() + uncharged + seconds;
        uncharged = 0;
        if (end > maxSeconds && !overshoots) {
            over = Optional.of(End.SECONDS);
            return;
        }
        underWay.add(Task.Done.WORK, end);
        works = true;
    }

    /** Returns the seconds to be charged. */
    private double declare(Map<String, Double> costs) {
        ledger.declare(costs);
        return chargesProposals ? costs.getOrDefault("seconds", 0.0) : 0;
    }

    private void answer(Proposal.Query query, Dialogue strategy) throws StrategyFault {
        if (estimator.isEmpty()) {
            throw new StrategyFault("ask: queries, though the study has no estimator");
        }
        if (++queriesInARow > IDLE_QUERIES) {
            throw new StrategyFault("ask: " + IDLE_QUERIES + " queries in a row, and no trial");
        }
        Rating.Answer answer = benchmark.space().violation(query.architecture()).isPresent()
                ? Rating.Answer.missing("no architecture of the space")
                : estimator.get().of(query.architecture());
        double seconds = uncharged + answer.seconds();
        uncharged = 0;
        double end = ledger.clock() + seconds;
        if (started + answer.evaluations() > maxEvaluations) {
            over = Optional.of(End.EVALUATIONS);
            return;
        }
        if (end > maxSeconds && !overshoots) {
            over = Optional.of(End.SECONDS);
            return;
        }
        started += answer.evaluations();
        ledger.prepared(answer.evaluations());
        if (seconds > 0) {
            underWay.add(Task.Done.QUERY, end);
        } else {
            queries++;
        }
        OptionalDouble value = answer.estimate() instanceof Reading.Present present
                ? OptionalDouble.of(present.value())
                : OptionalDouble.empty();
        strategy.tell(new Estimate(query, value, seconds));
    }

    private void settle(Task task, double end, Dialogue strategy) throws StrategyFault {
        ledger.advance(end);
        if (task instanceof Task.Started trial) {
            idle = trial.seconds() > 0 ? 0 : idle + 1;
            estimator.ifPresent(rating -> rating.hear(trial));
            strategy.tell(ledger.charge(trial));
            goOn(trial, strategy);
        } else if (task == Task.Done.WORK) {
            works = false;
        } else {
            queries++;
        }
    }

    /** A training that is watched keeps its worker, whatever the scheduling. */
    private void goOn(Task.Started told, Dialogue strategy) throws StrategyFault {
        Optional<Proposal.Trial> next = strategy.goOn();
        if (next.isEmpty()) {
            evaluator.end(told);
        } else if (hasBudget()) {
            start(evaluator.goOn(told, next.get()));
        }
    }

    private void start(Task.Started task) {
        Task.Started seen = predicted.seen(task);
        underWay.add(seen, ledger.clock() + seen.seconds());
        started++;
    }
}
