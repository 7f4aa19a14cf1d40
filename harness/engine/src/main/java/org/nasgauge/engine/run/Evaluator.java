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
 * Starts trials on a benchmark, and goes on with trainings that have not come to their end. A proposal outside the space,
 * or at a fidelity that the benchmark does not have, is a failure that costs 0 seconds.
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
        this.paused = continuing ? Optional.of(new PausedTrainings()) : Optional.empty();
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
        return checked(paused.flatMap(trainings -> trainings.take(trial))
                .map(training -> training.goOn(trial))
                .orElseGet(() -> begin(trial)));
    }

    private Task.Started begin(Proposal.Trial trial) {
        return benchmark
                .checkpoints()
                .map(from -> Progress.begin(from.begin(trial.architecture(), trial.fidelity(), draw), trial))
                .orElseGet(() ->
                        new Task.Started(trial, benchmark.evaluate(trial.architecture(), trial.fidelity(), draw)));
    }

    /**
     * Goes on with the training of a trial that has just been told.
     *
     * @throws StrategyFault if it does not lead to what is asked
     */
    Task.Started goOn(Task.Started told, Proposal.Trial trial) throws StrategyFault {
        Progress training = told.training()
                .filter(progress -> trial.architecture().equals(told.trial().architecture())
                        && fidelities.contains(trial.fidelity())
                        && progress.leadsTo(trial.fidelity()))
                .orElseThrow(() -> new StrategyFault("goOn: to " + written(trial) + ", to which the training of "
                        + written(told.trial()) + " does not lead"));
        return checked(training.goOn(trial));
    }

    private static String written(Proposal.Trial trial) {
        return trial.architecture() + " at " + trial.fidelity();
    }

    private Task.Started checked(Task.Started started) {
        double seconds = started.evaluation().seconds();
        if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException(benchmark.name() + " charges " + seconds + " s for "
                    + benchmark.space().format(started.trial().architecture()));
        }
        return objectives.isSingle()
                ? started
                : started.with(objectives.properties(started.trial().architecture()));
    }

    /** What was started has ended, and its training does not go on now. */
    void end(Task.Started ended) {
        if (paused.isPresent() && ended.training().isPresent()) {
            paused.get().keep(ended.trial().architecture(), ended.training().get());
        }
    }
}
