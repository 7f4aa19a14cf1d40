package org.nasgauge.search.multifidelity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.draw.Unseen;

/**
 * Pauses every training after every step, and goes on with the one that a rule prefers to all others and to some that were not
 * begun. A training that failed is not gone on with.
 */
final class PausedTrainings implements Search {
    /** A model of learning curves, and an acquisition rule over what it believes of them. */
    interface Rule {
        /**
         * Learns what was told since the last time.
         *
         * @param begun trainings with a score at least, in the order in which they were begun; one at least
         */
        Preference learn(List<Training> begun, FitWatch fits);
    }

    /** By all that was learned. */
    interface Preference {
        /**
         * @param candidates what can go on, the latest begun first, then what can begin; one at least
         * @return the best of them, the first of equal ones; empty where none is known
         */
        Optional<Training> among(List<Training> candidates);
    }

    /** How far one has come. */
    static final class Training {
        private final Architecture architecture;
        private final List<Double> scores = new ArrayList<>();
        private boolean isUnderWay;
        private boolean hasFailed;

        private Training(Architecture architecture) {
            this.architecture = architecture;
        }

        Architecture architecture() {
            return architecture;
        }

        /** Steps that it has taken. */
        int taken() {
            return scores.size();
        }

        /** One a step. */
        double[] scores() {
            return scores.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private final Problem problem;
    private final List<Fidelity> steps;
    private final int unguided;
    private final Supplier<Stream<Architecture>> beginnings;
    private final Rule rule;
    private final SeededRandom random;
    private final Map<Architecture, Training> trainings = new LinkedHashMap<>();
    private FitWatch fits = FitWatch.NONE;

    /**
     * @param steps the last is the full fidelity
     * @param unguided how many are begun before the rule is asked
     * @param beginnings what the rule is shown besides; those that were begun may be among them
     */
    PausedTrainings(
            Problem problem,
            List<Fidelity> steps,
            int unguided,
            Supplier<Stream<Architecture>> beginnings,
            Rule rule,
            SeededRandom random) {
        this.problem = problem;
        this.steps = steps;
        this.unguided = unguided;
        this.beginnings = beginnings;
        this.rule = rule;
        this.random = random;
    }

    @Override
    public void watchFits(FitWatch watch) {
        fits = watch;
    }

    @Override
    public Proposal ask() {
        Optional<Architecture> next = trainings.size() < unguided ? unseen() : Optional.empty();
        Optional<Architecture> chosen = next.or(this::preferred).or(this::unseen);
        if (chosen.isPresent()) {
            Training training = of(chosen.get());
            training.isUnderWay = true;
            return new Proposal.Trial(training.architecture, steps.get(training.taken()));
        }
        return trainings.values().stream().anyMatch(training -> training.isUnderWay)
                ? Proposal.Wait.UNTIL_TOLD
                : Unseen.none(problem.space());
    }

    private Optional<Architecture> unseen() {
        return Unseen.draw(problem.space(), trainings.keySet(), random);
    }

    private Training of(Architecture architecture) {
        return trainings.computeIfAbsent(architecture, Training::new);
    }

    @Override
    public void tell(Observation observation) {
        Training training = of(observation.trial().architecture());
        training.isUnderWay = false;
        if (observation instanceof Observation.Scored scored) {
            training.scores.add(scored.score());
        } else {
            training.hasFailed = true;
        }
    }

    private Optional<Architecture> preferred() {
        List<Training> begun = trainings.values().stream()
                .filter(training -> training.taken() > 0)
                .toList();
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        Preference preference = rule.learn(begun, fits);
        List<Training> candidates = candidates(begun);
        return candidates.isEmpty()
                ? Optional.empty()
                : preference.among(candidates).map(Training::architecture);
    }

    private List<Training> candidates(List<Training> begun) {
        List<Training> candidates = new ArrayList<>();
        for (Training training : begun) {
            if (!training.isUnderWay && !training.hasFailed && training.taken() < steps.size()) {
                candidates.add(training);
            }
        }
        Collections.reverse(candidates);
        Set<Architecture> others = new HashSet<>(trainings.keySet());
        beginnings.get().filter(others::add).map(Training::new).forEach(candidates::add);
        return candidates;
    }
}
