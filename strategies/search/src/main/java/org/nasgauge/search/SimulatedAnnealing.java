package org.nasgauge.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;

/**
 * Simulated annealing: moves to a random neighbour that is better, and to a worse one with a chance that falls with the
 * loss and with the temperature. A trial that failed is never moved to, nor one that exceeds the limits by more.
 */
public final class SimulatedAnnealing implements SearchStrategyProvider {
    private static final OldSetting<Double> INITIAL_TEMPERATURE = new OldSetting.Real(
            "initial-temperature", 1.0, Double.MIN_VALUE, Double.MAX_VALUE, "T0, in the unit of the objective");
    private static final OldSetting<Double> RATIO = new OldSetting.Real(
            "ratio", 0.9, Double.MIN_VALUE, 1, "of the temperatures of a stage and of the one before");
    private static final OldSetting<Integer> TRIALS_PER_STAGE =
            new OldSetting.Whole("trials-per-stage", 10, 1, Integer.MAX_VALUE, "trials at one temperature");

    @Override
    public String name() {
        return "simulated-annealing";
    }

    @Override
    public String summary() {
        return "Accepts worse neighbours ever more rarely as the temperature falls.";
    }

    @Override
    public String source() {
        return "Kirkpatrick, Gelatt and Vecchi, Optimization by simulated annealing, Science 1983, with the acceptance of Metropolis;"
                + " T = T0 ratio^stage. Deviation: a stage ends after a number of trials, whether they were accepted or not";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(INITIAL_TEMPERATURE, RATIO, TRIALS_PER_STAGE);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        return new Run(
                problem.space(),
                problem.fullFidelity(),
                random,
                settings.get(INITIAL_TEMPERATURE),
                settings.get(RATIO),
                settings.get(TRIALS_PER_STAGE));
    }

    /** The chance to move to a neighbour whose score is less by {@code loss}. */
    static double acceptance(double loss, double temperature) {
        return loss <= 0 ? 1 : StrictMath.exp(-loss / temperature);
    }

    private static final class Run implements Search {
        private final SearchSpace space;
        private final Fidelity fidelity;
        private final SeededRandom random;
        private final double ratio;
        private final int trialsPerStage;

        private double temperature;
        private int trialsInStage;
        private Optional<Observation.Scored> place = Optional.empty();

        Run(
                SearchSpace space,
                Fidelity fidelity,
                SeededRandom random,
                double temperature,
                double ratio,
                int trialsPerStage) {
            this.space = space;
            this.fidelity = fidelity;
            this.random = random;
            this.temperature = temperature;
            this.ratio = ratio;
            this.trialsPerStage = trialsPerStage;
        }

        @Override
        public Proposal ask() {
            Architecture next = place.isEmpty()
                    ? space.sample(random)
                    : space.mutate(place.get().trial().architecture(), random);
            return new Proposal.Trial(next, fidelity);
        }

        @Override
        public void tell(Observation observation) {
            if (observation instanceof Observation.Scored scored && accepted(scored)) {
                place = Optional.of(scored);
            }
            if (++trialsInStage == trialsPerStage) {
                temperature *= ratio;
                trialsInStage = 0;
            }
        }

        private boolean accepted(Observation.Scored candidate) {
            return place.isEmpty() || random.nextDouble() < acceptance(loss(place.get(), candidate), temperature);
        }

        private static double loss(Observation.Scored from, Observation.Scored to) {
            if (from.violation() == to.violation()) {
                return from.score() - to.score();
            }
            return to.beats(from) ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
    }
}
