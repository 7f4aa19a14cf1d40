package org.nasgauge.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.benchmark.Truth;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.record.Incumbent;

/** What a run has spent and found. Every trial that ends is charged one evaluation and its seconds, failed or not. */
final class Ledger {
    private final Benchmark benchmark;
    private final Optional<Truth> truth;
    private final List<Incumbent> trajectory = new ArrayList<>();
    private int evaluations;
    private int failed;
    private double clock;
    private Fidelity bestFidelity;
    private double bestScore = Double.NEGATIVE_INFINITY;

    Ledger(Benchmark benchmark) {
        this.benchmark = benchmark;
        this.truth = benchmark.truth();
        this.bestFidelity = benchmark.fidelities().get(0);
    }

    int evaluations() {
        return evaluations;
    }

    int failed() {
        return failed;
    }

    /** In simulated seconds. */
    double clock() {
        return clock;
    }

    List<Incumbent> trajectory() {
        return trajectory;
    }

    void advance(double to) {
        clock = to;
    }

    /** What is told of a trial that ends now. */
    Observation charge(Task.Started ended) {
        evaluations++;
        Proposal.Trial trial = ended.trial();
        if (ended.evaluation() instanceof Evaluation.Failed failure) {
            failed++;
            return new Observation.Failed(trial, failure.reason(), failure.seconds());
        }
        Evaluation.Completed completed = (Evaluation.Completed) ended.evaluation();
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
