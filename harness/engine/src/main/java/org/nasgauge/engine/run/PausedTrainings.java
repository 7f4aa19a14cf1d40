package org.nasgauge.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.space.Architecture;

/**
 * The trainings of one run that are paused below the end of their schedule. A trial continues the one of its
 * architecture and schedule that has come furthest without having come as far as the trial asks; where there is none, it
 * begins a training. While a training is continued nobody else can continue it.
 */
final class PausedTrainings {
    /** @param seconds of training up to this fidelity, from scratch */
    record Paused(Benchmark.Training training, Fidelity fidelity, double seconds) {
        private boolean leadsTo(Fidelity goal) {
            return fidelity.part().equals(goal.part())
                    && fidelity.schedule() == goal.schedule()
                    && fidelity.epoch() < goal.epoch();
        }
    }

    private final Benchmark.Checkpoints checkpoints;
    private final SeededRandom draw;
    private final Map<Architecture, List<Paused>> paused = new HashMap<>();

    PausedTrainings(Benchmark benchmark, SeededRandom draw) {
        this.checkpoints = benchmark.checkpoints().orElseThrow();
        this.draw = draw;
    }

    Task.Started start(Proposal.Trial trial) {
        Optional<Paused> furthest = take(trial);
        Benchmark.Training training = furthest.isPresent()
                ? furthest.get().training()
                : checkpoints.begin(trial.architecture(), trial.fidelity(), draw);
        Evaluation whole = training.at(trial.fidelity());
        double before = furthest.isPresent() ? furthest.get().seconds() : 0;
        double charged = Math.max(0, whole.seconds() - before);
        return whole instanceof Evaluation.Completed completed
                ? new Task.Started(
                        trial,
                        completed.charged(charged),
                        Optional.of(new Paused(training, trial.fidelity(), whole.seconds())))
                : new Task.Started(trial, new Evaluation.Failed(((Evaluation.Failed) whole).reason(), charged));
    }

    private Optional<Paused> take(Proposal.Trial trial) {
        List<Paused> ofArchitecture = paused.getOrDefault(trial.architecture(), List.of());
        int furthest = -1;
        for (int i = 0; i < ofArchitecture.size(); i++) {
            Paused one = ofArchitecture.get(i);
            if (one.leadsTo(trial.fidelity())
                    && (furthest < 0
                            || one.fidelity().epoch()
                                    > ofArchitecture.get(furthest).fidelity().epoch())) {
                furthest = i;
            }
        }
        return furthest < 0 ? Optional.empty() : Optional.of(ofArchitecture.remove(furthest));
    }

    /** From now on the training can be continued. */
    void keep(Architecture architecture, Paused training) {
        if (training.fidelity().epoch() < training.fidelity().schedule()) {
            paused.computeIfAbsent(architecture, key -> new ArrayList<>(2)).add(training);
        }
    }
}
