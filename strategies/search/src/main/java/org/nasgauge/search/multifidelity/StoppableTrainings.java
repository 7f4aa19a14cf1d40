package org.nasgauge.search.multifidelity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Queue;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;

/**
 * Trains what a strategy proposes at full fidelity step by step, until a rule stops the training. The strategy is told once
 * of each training: the score at the end, or what the rule takes it to have been. Trials at other fidelities pass as they
 * are. Whether a step is charged in full or for the difference to the one before is the benchmark's matter.
 */
final class StoppableTrainings implements Search {
    private static final class Training {
        private final Proposal.Trial trial;
        private final List<Double> scores = new ArrayList<>();
        private double seconds;

        Training(Proposal.Trial trial) {
            this.trial = trial;
        }
    }

    private final Search strategy;
    private final List<Fidelity> steps;
    private final StoppingRule rule;
    private final Queue<Training> goOn = new ArrayDeque<>();
    private final Map<Proposal.Trial, Queue<Training>> underWay = new HashMap<>();

    /** @param steps the last is the full fidelity */
    StoppableTrainings(Search strategy, List<Fidelity> steps, StoppingRule rule) {
        this.strategy = strategy;
        this.steps = steps;
        this.rule = rule;
    }

    @Override
    public Proposal ask() {
        if (!goOn.isEmpty()) {
            return nextStep(goOn.remove());
        }
        Proposal proposal = strategy.ask();
        if (proposal instanceof Proposal.Trial trial && trial.fidelity().equals(steps.get(steps.size() - 1))) {
            return nextStep(new Training(trial));
        }
        // A training that is under way may have further steps.
        return proposal == Proposal.End.OF_SEARCH && !underWay.isEmpty() ? Proposal.Wait.UNTIL_TOLD : proposal;
    }

    private Proposal.Trial nextStep(Training training) {
        Proposal.Trial step = new Proposal.Trial(training.trial.architecture(), steps.get(training.scores.size()));
        underWay.computeIfAbsent(step, none -> new ArrayDeque<>()).add(training);
        return step;
    }

    @Override
    public void tell(Observation observation) {
        Queue<Training> trainings = underWay.get(observation.trial());
        if (trainings == null) {
            strategy.tell(observation);
            return;
        }
        Training training = trainings.remove();
        if (trainings.isEmpty()) {
            underWay.remove(observation.trial());
        }
        training.seconds += observation.seconds();
        if (observation instanceof Observation.Failed failed) {
            strategy.tell(failed.of(training.trial, training.seconds));
        } else if (observation instanceof Observation.Scored scored) {
            training.scores.add(scored.score());
            boolean last = training.scores.size() == steps.size();
            OptionalDouble end = last ? OptionalDouble.of(scored.score()) : rule.stop(training.scores);
            if (end.isEmpty()) {
                goOn.add(training);
            } else {
                rule.ended(training.scores, last);
                strategy.tell(new Observation.Scored(
                        training.trial, end.getAsDouble(), scored.further(), scored.violation(), training.seconds));
            }
        }
    }

    @Override
    public void tell(Estimate estimate) {
        strategy.tell(estimate);
    }

    @Override
    public void watchFits(FitWatch watch) {
        strategy.watchFits(watch);
    }
}
