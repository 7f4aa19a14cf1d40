package org.nasgauge.engine.run;

import java.util.Optional;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.search.Proposal;

/**
 * How far a training has come.
 *
 * @param seconds of training up to this fidelity, from scratch
 */
record Progress(Benchmark.Training training, Fidelity fidelity, double seconds) {
    /** A trial that trains from scratch. */
    static Task.Started begin(Benchmark.Training training, Proposal.Trial trial) {
        return train(training, 0, trial);
    }

    /** Whether the training comes to this fidelity if it goes on. */
    boolean leadsTo(Fidelity goal) {
        return fidelity.part().equals(goal.part())
                && fidelity.schedule() == goal.schedule()
                && fidelity.epoch() < goal.epoch();
    }

    /** Whether the training can go on at all. */
    boolean hasMore() {
        return fidelity.epoch() < fidelity.schedule();
    }

    /** A trial that goes on with the training, charged for the difference, and the pass over the validation images of its new value. */
    Task.Started goOn(Proposal.Trial trial) {
        return train(training, seconds, trial);
    }

    private static Task.Started train(Benchmark.Training training, double before, Proposal.Trial trial) {
        Evaluation whole = training.at(trial.fidelity());
        return whole instanceof Evaluation.Completed
                ? new Task.Started(
                        trial,
                        whole.after(before),
                        Optional.of(new Progress(training, trial.fidelity(), whole.training())))
                : new Task.Started(trial, whole.after(before));
    }
}
