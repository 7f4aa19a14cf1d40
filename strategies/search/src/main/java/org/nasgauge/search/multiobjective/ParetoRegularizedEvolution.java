package org.nasgauge.search.multiobjective;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
 * Regularized evolution in which the parent is of the first front of the sample: with one objective, regularized evolution
 * itself. A trial that failed never enters the population.
 */
@Described(
        name = "pareto-regularized-evolution",
        summary = "Mutates one that nothing dominates in a random sample; the oldest dies.",
        source =
                "Real, Aggarwal, Huang and Le, Regularized evolution for image classifier architecture search, AAAI 2019, algorithm 1, with"
                        + " the ranks of Deb et al., NSGA-II, 2002, in place of accuracy, as in Salinas et al., Syne Tune, AutoML 2022 (MO-REA)."
                        + " Deviation: of the sample's first front, the first drawn is the parent; Syne Tune ranks the population, spreads"
                        + " each front, and samples 10")
public record ParetoRegularizedEvolution(
        @Meaning("P: individuals alive at a time") @Range(least = 1, most = 1_000_000)
        int populationSize,

        @Meaning("S: individuals, drawn with replacement, that compete to be the parent")
        @Range(least = 1, most = 1_000_000)
        int sampleSize)
        implements SearchStrategy {
    public ParetoRegularizedEvolution() {
        this(100, 25);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random);
    }

    private final class Run implements Search {
        private final SearchSpace space;
        private final Fidelity fidelity;
        private final SeededRandom random;
        /** A ring; once it is full, the next place is that of the oldest. */
        private final List<Candidate> population = new ArrayList<>();

        private int nextPlace;
        private int underWay;

        Run(Problem problem, SeededRandom random) {
            this.space = problem.space();
            this.fidelity = problem.fullFidelity();
            this.random = random;
        }

        @Override
        public Proposal ask() {
            boolean drawn = population.isEmpty() || population.size() + underWay < populationSize;
            underWay++;
            return new Proposal.Trial(drawn ? space.sample(random) : space.mutate(parent(), random), fidelity);
        }

        @Override
        public void tell(Observation observation) {
            underWay--;
            if (observation instanceof Observation.Scored scored) {
                if (population.size() < populationSize) {
                    population.add(Candidate.of(scored));
                } else {
                    population.set(nextPlace, Candidate.of(scored));
                    nextPlace = (nextPlace + 1) % populationSize;
                }
            }
        }

        /** What is left of the sample in its order when every one has thrown out what it dominates. */
        private Architecture parent() {
            Deque<Candidate> front = new ArrayDeque<>();
            for (int drawn = 0; drawn < sampleSize; drawn++) {
                Candidate next = random.choose(population);
                if (front.stream().noneMatch(kept -> kept.dominates(next))) {
                    front.removeIf(next::dominates);
                    front.addLast(next);
                }
            }
            return front.getFirst().architecture();
        }
    }
}
