package org.nasgauge.search;

import java.util.ArrayList;
import java.util.List;
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
 * loss and with the temperature. It starts at the best of a few random architectures, whose spread gives the first
 * temperature, so that the unit of the objective does not matter. A trial that failed is never moved to, nor one that exceeds
 * the limits by more.
 */
@Described(
        name = "simulated-annealing",
        summary = "Accepts worse neighbours ever more rarely as the temperature falls.",
        source =
                "Kirkpatrick, Gelatt and Vecchi, Optimization by simulated annealing, Science 1983, with the acceptance of Metropolis;"
                        + " T = T0 ratio^stage; T0 from the spread of scores, as White, Concepts of scale in simulated annealing, ICCD"
                        + " 1984. Deviations: the spread is that of the better half of the random trials, for a few that learn nothing would"
                        + " make it hot for all of a short search; a stage ends after a number of trials, accepted or not")
public record SimulatedAnnealing(
        @Meaning("random trials at the start") @Range(least = 2, most = 1_000_000)
        int randomTrials,

        @Meaning("T0, as a share of the distance between the best and the median of the random trials")
        @Range(least = 0, most = 1e6)
        double initialTemperature,

        @Meaning("of the temperatures of a stage and of the one before") @Range(least = Double.MIN_VALUE, most = 1)
        double ratio,

        @Meaning("trials at one temperature") @Range(least = 1)
        int trialsPerStage)
        implements SearchStrategy {
    public SimulatedAnnealing() {
        this(10, 0.1, 0.9, 10);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem.space(), problem.fullFidelity(), random);
    }

    /** The chance to move to a neighbour whose score is less by {@code loss}. */
    static double acceptance(double loss, double temperature) {
        return loss <= 0 ? 1 : StrictMath.exp(-loss / temperature);
    }

    /** The distance between the greatest and the median of scores, of which there is one at least. */
    static double spread(List<Double> scores) {
        List<Double> sorted = scores.stream().sorted().toList();
        return sorted.get(sorted.size() - 1) - sorted.get((sorted.size() - 1) / 2);
    }

    private final class Run implements Search {
        private final SearchSpace space;
        private final Fidelity fidelity;
        private final SeededRandom random;

        private final List<Double> scores = new ArrayList<>();
        private double temperature;
        private int proposed;
        private int trialsInStage;
        private Optional<Observation.Scored> place = Optional.empty();

        Run(SearchSpace space, Fidelity fidelity, SeededRandom random) {
            this.space = space;
            this.fidelity = fidelity;
            this.random = random;
        }

        @Override
        public Proposal ask() {
            Architecture next = place.isEmpty() || proposed < randomTrials
                    ? space.sample(random)
                    : space.mutate(place.get().trial().architecture(), random);
            proposed++;
            return new Proposal.Trial(next, fidelity);
        }

        @Override
        public void tell(Observation observation) {
            if (scores.size() < randomTrials) {
                start(observation);
            } else {
                if (observation instanceof Observation.Scored scored && accepted(scored)) {
                    place = Optional.of(scored);
                }
                if (++trialsInStage == trialsPerStage) {
                    temperature *= ratio;
                    trialsInStage = 0;
                }
            }
        }

        private void start(Observation observation) {
            if (observation instanceof Observation.Scored scored) {
                scores.add(scored.score());
                place = place.filter(best -> !scored.beats(best)).or(() -> Optional.of(scored));
                temperature = initialTemperature * spread(scores);
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
