package org.nasgauge.search.evolution;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.error.UserError;
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
 * Regularized (aging) evolution: the best of a random sample of the population has a mutated child, and the oldest
 * individual dies. A trial that failed never enters the population; while individuals are missing from the first
 * generation, random ones are drawn.
 */
public final class RegularizedEvolution implements SearchStrategyProvider {
    private static final OldSetting<Integer> POPULATION_SIZE =
            new OldSetting.Whole("population-size", 100, 1, 1_000_000, "P: individuals alive at a time");
    private static final OldSetting<Integer> SAMPLE_SIZE =
            new OldSetting.Whole("sample-size", 25, 1, 1_000_000, "S: individuals that compete to be the parent");
    private static final OldSetting<Boolean> REPLACEMENT = new OldSetting.Flag(
            "replacement", true, "whether one individual may stand in a sample more than once, as in the paper");
    private static final OldSetting<Variation> MUTATION =
            new OldSetting.OneOf<>("mutation", Variation.SPACE, "how a child differs from its parent");
    private static final OldSetting<Double> IDENTITY = new OldSetting.Real(
            "identity-probability", 0.05, 0, 1, "that a child is its parent once more, with the mutation nasnet");

    @Override
    public String name() {
        return "regularized-evolution";
    }

    @Override
    public String summary() {
        return "Mutates the best of a random sample of the population; the oldest dies.";
    }

    @Override
    public String source() {
        return "Real, Aggarwal, Huang and Le, Regularized evolution for image classifier architecture search, AAAI 2019,"
                + " algorithm 1, with its mutation of cells as nasnet; node-biased: Dong and Yang, NAS-Bench-201, ICLR 2020, as in their"
                + " script. Deviation: the standard mutation is the search space's own";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(POPULATION_SIZE, SAMPLE_SIZE, REPLACEMENT, MUTATION, IDENTITY);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    /** How a child differs from its parent. */
    enum Variation {
        /** One elementary change of the search space. */
        SPACE,
        /** See {@link NasnetMutation}. */
        NASNET,
        /** See {@link NodeBiasedMutation}. */
        NODE_BIASED
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        int population = settings.get(POPULATION_SIZE);
        int sample = settings.get(SAMPLE_SIZE);
        boolean replacement = settings.get(REPLACEMENT);
        if (!replacement && sample > population) {
            throw UserError.at(
                    name(),
                    "sample-size " + sample + " is greater than population-size " + population,
                    "Lower it, or set replacement to true");
        }
        return new Run(problem, mutation(problem.space(), settings), population, sample, replacement, random);
    }

    private static Mutation mutation(SearchSpace space, OldSettings settings) {
        return switch (settings.get(MUTATION)) {
            case SPACE -> space::mutate;
            case NASNET -> new NasnetMutation(space, settings.get(IDENTITY));
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
