package org.nasgauge.engine.run;

import java.util.Optional;
import java.util.Set;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.engine.record.Failures;
import org.nasgauge.engine.study.Objectives;

/**
 * Starts trials on a benchmark. A proposal outside the space, or at a fidelity that the benchmark does not have, is a
 * failure that costs 0 seconds.
 */
final class Evaluator {
    private final Benchmark benchmark;
    private final Objectives objectives;
    private final Set<Fidelity> fidelities;
    private final SeededRandom draw;
    private final Optional<PausedTrainings> paused;

    Evaluator(Benchmark benchmark, Objectives objectives, boolean continuing, SeededRandom draw) {
        this.benchmark = benchmark;
        this.objectives = objectives;
        this.fidelities = Set.copyOf(benchmark.fidelities());
        this.draw = draw;
        this.paused = continuing ? Optional.of(new PausedTrainings(benchmark, draw)) : Optional.empty();
    }

    Task.Started start(Proposal.Trial trial) {
        Optional<String> violation = benchmark.space().violation(trial.architecture());
        if (violation.isPresent()) {
            return Task.Started.invalid(trial, Failures.OUTSIDE, violation.get());
        }
        if (!fidelities.contains(trial.fidelity())) {
            return Task.Started.invalid(
                    trial, Failures.NO_FIDELITY, "the benchmark has no fidelity " + trial.fidelity());
        }
        Task.Started started = paused.isPresent()
                ? paused.get().start(trial)
                : new Task.Started(trial, benchmark.evaluate(trial.architecture(), trial.fidelity(), draw));
        double seconds = started.evaluation().seconds();
        if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException(benchmark.name() + " charges " + seconds + " s for "
                    + benchmark.space().format(trial.architecture()));
        }
        return objectives.isSingle() ? started : started.with(objectives.properties(trial.architecture()));
    }

    /** What was started has ended. */
    void end(Task.Started ended) {
        if (paused.isPresent() && ended.training().isPresent()) {
            paused.get().keep(ended.trial().architecture(), ended.training().get());
        }
    }
}
