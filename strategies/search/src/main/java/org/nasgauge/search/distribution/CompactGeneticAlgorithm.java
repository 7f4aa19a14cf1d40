package org.nasgauge.search.distribution;

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

/**
 * The compact genetic algorithm: of each two trials, the better one's choices gain what the other's lose. It never waits: with
 * several workers, trials compete in the order in which they end. A trial that failed does not compete.
 */
@Described(
        name = "compact-genetic-algorithm",
        summary = "Learns a distribution over choices from competitions of two.",
        source =
                "Harik, Lobo and Goldberg, The compact genetic algorithm, IEEE Transactions on Evolutionary Computation 1999, figure 2. The"
                        + " paper has no standard population. Deviations: choices of which there may be more than two; it starts anew"
                        + " where the paper ends, when the distribution has converged")
public record CompactGeneticAlgorithm(
        @Meaning("n: a competition moves 1/n of the probability") @Range(least = 1, most = 1_000_000)
        int populationSize)
        implements SearchStrategy {
    public CompactGeneticAlgorithm() {
        this(20);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random);
    }

    private final class Run implements Search {
        private final Problem problem;
        private final Fidelity fidelity;
        private final SeededRandom random;
        private Marginals marginals;
        private Optional<Observation.Scored> rival = Optional.empty();

        Run(Problem problem, SeededRandom random) {
            this.problem = problem;
            this.fidelity = problem.fullFidelity();
            this.random = random;
            this.marginals = new Marginals(problem.space());
        }

        @Override
        public Proposal ask() {
            return new Proposal.Trial(marginals.draw(random), fidelity);
        }

        @Override
        public void tell(Observation observation) {
            if (observation instanceof Observation.Scored scored) {
                if (rival.isEmpty()) {
                    rival = Optional.of(scored);
                } else {
                    compete(scored, rival.get());
                    rival = Optional.empty();
                }
            }
        }

        /** Of two that are alike, neither wins. */
        private void compete(Observation.Scored one, Observation.Scored other) {
            if (one.beats(other)) {
                learn(one, other);
            } else if (other.beats(one)) {
                learn(other, one);
            }
            if (marginals.converged()) {
                marginals = new Marginals(problem.space());
            }
        }

        private void learn(Observation winner, Observation loser) {
            Architecture good = winner.trial().architecture();
            Architecture bad = loser.trial().architecture();
            for (int decision = 0; decision < marginals.decisions(); decision++) {
                if (good.choice(decision) != bad.choice(decision)) {
                    marginals.move(decision, bad.choice(decision), good.choice(decision), 1.0 / populationSize);
                }
            }
        }
    }
}
