package org.nasgauge.search.multifidelity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;

/**
 * Watches the trainings of what a strategy proposes at full fidelity, step by step, until a rule stops them. The strategy is
 * told once of each training: the score at the end, or what the rule takes it to have been. Trials at other fidelities pass
 * as they are.
 */
final class StoppableTrainings implements Search {
    /** Says when a training is not worth going on. */
    interface Rule {
        /**
         * After a step that was not the last.
         *
         * @param scores one a step so far
         * @return the final score that the training is taken to have had, if it is stopped; else empty
         */
        OptionalDouble stop(List<Double> scores);

        /**
         * A training has ended, at its last step or stopped.
         *
         * @param last whether it came to its last step
         */
        void ended(List<Double> scores, boolean last);
    }

    private static final class Training {
        private final Proposal.Trial trial;
        private final List<Double> scores = new ArrayList<>();
        private double seconds;

        Training(Proposal.Trial trial) {
            this.trial = trial;
        }
    }

    private final Search search;
    private final List<Fidelity> steps;
    private final Rule rule;
    private final Map<Proposal.Trial, Queue<Training>> underWay = new HashMap<>();
    /** The one that was told last, if it goes on. */
    private Optional<Training> further = Optional.empty();

    /** @param steps the last is the full fidelity */
    StoppableTrainings(Search search, List<Fidelity> steps, Rule rule) {
        this.search = search;
        this.steps = steps;
        this.rule = rule;
    }

    @Override
    public Proposal ask() {
        Proposal proposal = search.ask();
        if (proposal instanceof Proposal.Trial trial && trial.fidelity().equals(steps.get(steps.size() - 1))) {
            return nextStep(new Training(trial));
        }
        // A training that is under way may have further steps.
        return proposal instanceof Proposal.End && !underWay.isEmpty() ? Proposal.Wait.UNTIL_TOLD : proposal;
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
            search.tell(observation);
            return;
        }
        Training training = trainings.remove();
        if (trainings.isEmpty()) {
            underWay.remove(observation.trial());
        }
        training.seconds += observation.seconds();
        if (observation instanceof Observation.Failed failed) {
            search.tell(failed.of(training.trial, training.seconds));
        } else if (observation instanceof Observation.Scored scored) {
            training.scores.add(scored.score());
            boolean last = training.scores.size() == steps.size();
            OptionalDouble end = last ? OptionalDouble.of(scored.score()) : rule.stop(training.scores);
            if (end.isEmpty()) {
                further = Optional.of(training);
            } else {
                rule.ended(training.scores, last);
                search.tell(new Observation.Scored(
                        training.trial, end.getAsDouble(), scored.further(), scored.violation(), training.seconds));
            }
        }
    }

    @Override
    public Optional<Proposal.Trial> goOn() {
        Optional<Proposal.Trial> next = further.map(this::nextStep);
        further = Optional.empty();
        return next;
    }

    @Override
    public void tell(Estimate estimate) {
        search.tell(estimate);
    }

    @Override
    public void watchFits(FitWatch watch) {
        search.watchFits(watch);
    }
}
