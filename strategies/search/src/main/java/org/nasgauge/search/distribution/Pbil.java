package org.nasgauge.search.distribution;

import java.util.ArrayList;
import java.util.Collections;
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

/**
 * Population-based incremental learning: after each generation, the distribution moves towards the best of it, faster where
 * the worst has another choice. It never waits: with several workers, what is under way counts to the next generation. A
 * trial that failed counts to none.
 */
@Described(
        name = "pbil",
        summary = "Learns a distribution over choices from the best of each generation.",
        source =
                "Baluja, Population-based incremental learning, CMU-CS-94-163, 1994, with the values of the report for bits: all choices of a"
                        + " decision share what the best one's gains. Deviation: smaller generations than the report's 100, which a"
                        + " budget of hundreds of trials hardly sees twice")
public record Pbil(
        @Meaning("trials of a generation; 100 in the report") @Range(least = 2, most = 1_000_000)
        int populationSize,

        @Meaning("how far the distribution moves towards the best of a generation") @Range(least = 0, most = 1)
        double learningRate,

        @Meaning("how much farther where the worst has another choice") @Range(least = 0, most = 1)
        double negativeLearningRate,

        @Meaning("that a decision's distribution is mutated after a generation") @Range(least = 0, most = 1)
        double mutationProbability,

        @Meaning("how far a mutation moves towards a random choice") @Range(least = 0, most = 1)
        double mutationShift)
        implements SearchStrategy {
    public Pbil {
        if (learningRate + negativeLearningRate > 1) {
            throw new IllegalArgumentException("learning-rate " + learningRate + " and negative-learning-rate "
                    + negativeLearningRate + " are more than 1 together");
        }
    }

    public Pbil() {
        this(10, 0.1, 0.075, 0.02, 0.05);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random);
    }

    private final class Run implements Search {
        private final Fidelity fidelity;
        private final SeededRandom random;
        private final Marginals marginals;
        private final List<Observation.Scored> generation = new ArrayList<>();

        Run(Problem problem, SeededRandom random) {
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
                generation.add(scored);
                if (generation.size() == populationSize) {
                    learn(
                            Collections.min(generation, Observation.Scored.BEST_FIRST)
                                    .trial(),
                            Collections.max(generation, Observation.Scored.BEST_FIRST)
                                    .trial());
                    generation.clear();
                }
            }
        }

        private void learn(Proposal.Trial best, Proposal.Trial worst) {
            Architecture good = best.architecture();
            for (int decision = 0; decision < marginals.decisions(); decision++) {
                boolean differs = good.choice(decision) != worst.architecture().choice(decision);
                marginals.pull(decision, good.choice(decision), learningRate + (differs ? negativeLearningRate : 0));
                if (random.nextDouble() < mutationProbability) {
                    marginals.pull(decision, random.nextInt(marginals.choices(decision)), mutationShift);
                }
            }
        }
    }
}
