package org.nasgauge.search.evolution;

import java.util.Arrays;
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
 * Regularized (aging) evolution: the best of a random sample of the population has a mutated child, and the oldest
 * individual dies. A trial that failed never enters the population; while individuals are missing from the first
 * generation, random ones are drawn.
 */
@Described(
        name = "regularized-evolution",
        summary = "Mutates the best of a random sample of the population; the oldest dies.",
        source =
                "Real, Aggarwal, Huang and Le, Regularized evolution for image classifier architecture search, AAAI 2019,"
                        + " algorithm 1, with its mutation of cells as nasnet; node-biased: Dong and Yang, NAS-Bench-201, ICLR 2020, as in their"
                        + " script. Deviation: the standard mutation is the search space's own. NATS-Bench's script has population-size 10,"
                        + " sample-size 3; naszilla's population begins with 10 and grows to 30")
public record RegularizedEvolution(
        @Meaning("P: individuals alive at a time") @Range(least = 1, most = 1_000_000)
        int populationSize,

        @Meaning("S: individuals that compete to be the parent") @Range(least = 1, most = 1_000_000)
        int sampleSize,

        @Meaning("whether one individual may stand in a sample more than once, as in the paper")
        boolean replacement,

        @Meaning("how a child differs from its parent") Variation mutation,

        @Meaning("that a child is its parent once more, with the mutation nasnet") @Range(least = 0, most = 1)
        double identityProbability)
        implements SearchStrategy {
    public RegularizedEvolution {
        if (!replacement && sampleSize > populationSize) {
            throw new IllegalArgumentException("sample-size " + sampleSize + " is greater than population-size "
                    + populationSize + ", and replacement is false");
        }
    }

    public RegularizedEvolution() {
        this(100, 25, true, Variation.SPACE, 0.05);
    }

    /** How a child differs from its parent. */
    public enum Variation {
        /** One elementary change of the search space. */
        SPACE,
        /** See {@link NasnetMutation}. */
        NASNET,
        /** See {@link NodeBiasedMutation}. */
        NODE_BIASED
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, mutation(problem.space()), populationSize, sampleSize, replacement, random);
    }

    private Mutation mutation(SearchSpace space) {
        return switch (mutation) {
            case SPACE -> space::mutate;
            case NASNET -> new NasnetMutation(space, identityProbability);
            case NODE_BIASED -> new NodeBiasedMutation(space);
        };
    }

    private static final class Run implements Search {
        private final SearchSpace space;
        private final Fidelity fidelity;
        private final Mutation mutation;
        private final int sampleSize;
        private final boolean replacement;
        private final SeededRandom random;
        /** A ring; once it is full, the next place is that of the oldest. */
        private final Observation.Scored[] population;

        /** For samples without replacement: the places of the ring, shuffled as far as a sample needs. */
        private final int[] places;

        private int alive;
        private int nextPlace;
        private int underWay;

        Run(
                Problem problem,
                Mutation mutation,
                int populationSize,
                int sampleSize,
                boolean replacement,
                SeededRandom random) {
            this.space = problem.space();
            this.fidelity = problem.fullFidelity();
            this.mutation = mutation;
            this.sampleSize = sampleSize;
            this.replacement = replacement;
            this.random = random;
            this.population = new Observation.Scored[populationSize];
            this.places = new int[replacement ? 0 : populationSize];
            Arrays.setAll(places, place -> place);
        }

        @Override
        public Proposal ask() {
            boolean drawn = alive == 0 || alive + underWay < population.length;
            underWay++;
            return new Proposal.Trial(drawn ? space.sample(random) : mutation.child(parent(), random), fidelity);
        }

        @Override
        public void tell(Observation observation) {
            underWay--;
            if (observation instanceof Observation.Scored scored) {
                population[nextPlace] = scored;
                alive = Math.min(alive + 1, population.length);
                nextPlace = (nextPlace + 1) % population.length;
            }
        }

        /** The best of the sample; of several best, the one that was drawn first. */
        private Architecture parent() {
            int best = draw(0);
            int size = replacement ? sampleSize : Math.min(sampleSize, alive);
            for (int drawn = 1; drawn < size; drawn++) {
                int candidate = draw(drawn);
                if (population[candidate].beats(population[best])) {
                    best = candidate;
                }
            }
            return population[best].trial().architecture();
        }

        private int draw(int drawnBefore) {
            if (replacement) {
                return random.nextInt(alive);
            }
            int at = drawnBefore + random.nextInt(alive - drawnBefore);
            int place = places[at];
            places[at] = places[drawnBefore];
            places[drawnBefore] = place;
            return place;
        }
    }
}
