package org.nasgauge.search;

import java.util.Optional;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;

/**
 * Simulated annealing: moves to a random neighbour that is better, and to a worse one with a chance that falls with the
 * loss and with the temperature. A trial that failed is never moved to, nor one that exceeds the limits by more.
 */
@Described(
        name = "simulated-annealing",
        summary = "Accepts worse neighbours ever more rarely as the temperature falls.",
        source =
                "Kirkpatrick, Gelatt and Vecchi, Optimization by simulated annealing, Science 1983, with the acceptance of Metropolis;"
                        + " T = T0 ratio^stage. Deviation: a stage ends after a number of trials, whether they were accepted or not")
public record SimulatedAnnealing(
        @Meaning("T0, in the unit of the objective") @Range(least = Double.MIN_VALUE)
        double initialTemperature,

        @Meaning("of the temperatures of a stage and of the one before") @Range(least = Double.MIN_VALUE, most = 1)
        double ratio,

        @Meaning("trials at one temperature") @Range(least = 1)
        int trialsPerStage)
        implements SearchStrategy {
    public SimulatedAnnealing() {
        this(1.0, 0.9, 10);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem.space(), problem.fullFidelity(), random, initialTemperature, ratio, trialsPerStage);
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
