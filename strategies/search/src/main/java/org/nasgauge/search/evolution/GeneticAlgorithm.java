package org.nasgauge.search.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
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
 * A generational genetic algorithm: parents are the winners of tournaments, children are crossed and mutated, and the best
 * of a generation lives on without being evaluated again. A trial that failed is no parent; if all of a generation failed,
 * the next one is drawn at random.
 */
public final class GeneticAlgorithm implements SearchStrategyProvider {
    private static final OldSetting<Integer> POPULATION_SIZE =
            new OldSetting.Whole("population-size", 20, 2, 1_000_000, "individuals of a generation");
    private static final OldSetting<Integer> TOURNAMENT_SIZE = new OldSetting.Whole(
            "tournament-size", 2, 1, 1_000_000, "individuals, drawn with replacement, that compete to be a parent");
    private static final OldSetting<Crossover> CROSSOVER =
            new OldSetting.OneOf<>("crossover", Crossover.ONE_POINT, "how a child takes its parents' choices");
    private static final OldSetting<Double> CROSSOVER_PROBABILITY = new OldSetting.Real(
            "crossover-probability", 0.6, 0, 1, "that a child has two parents and is not a copy of one");
    private static final OldSetting<Double> MUTATION_PROBABILITY =
            new OldSetting.Real("mutation-probability", 0.8, 0, 1, "that a child is changed at one place");
    private static final OldSetting<Integer> ELITES =
            new OldSetting.Whole("elites", 1, 0, 1_000_000, "the best that live on; fewer than the population");

    @Override
    public String name() {
        return "genetic-algorithm";
    }

    @Override
    public String summary() {
        return "Crosses and mutates the winners of tournaments, generation by generation.";
    }

    @Override
    public String source() {
        return "Goldberg, Genetic algorithms in search, optimization and machine learning, 1989; tournaments: Goldberg and Deb, A"
                + " comparative analysis of selection schemes, FOGA 1991; crossover rate: De Jong 1975; population and mutation rate:"
                + " Xie and Yuille, Genetic CNN, ICCV 2017. Deviation: a mutation is one elementary change of the search space";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(
                POPULATION_SIZE, TOURNAMENT_SIZE, CROSSOVER, CROSSOVER_PROBABILITY, MUTATION_PROBABILITY, ELITES);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    /** How two parents make a child. */
    enum Crossover {
        /** The first decisions from one parent and the others from the other; the cut is uniform. */
        ONE_POINT,
        /** Each decision from either parent. */
        UNIFORM
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        return search(name(), problem, settings, random, architecture -> 0);
    }

    /** @param penalty what an architecture's fitness falls short of its score */
    static Search search(
            String name,
            Problem problem,
            OldSettings settings,
            SeededRandom random,
            ToDoubleFunction<Architecture> penalty) {
        if (settings.get(ELITES) >= settings.get(POPULATION_SIZE)) {
            throw UserError.at(
                    name,
                    "elites " + settings.get(ELITES) + " leaves no room for children in a population of "
                            + settings.get(POPULATION_SIZE),
                    "Lower it");
        }
        return new Run(problem, settings, random, penalty);
    }

    private static final class Run implements Search {
        private final SearchSpace space;
        private final Fidelity fidelity;
        private final OldSettings settings;
        private final SeededRandom random;
        private final ToDoubleFunction<Architecture> penalty;

        /** Each with its fitness as its score. */
        private List<Observation.Scored> parents = List.of();

        private List<Observation.Scored> generation = new ArrayList<>();
        private int toPropose;
        private int underWay;

        Run(Problem problem, OldSettings settings, SeededRandom random, ToDoubleFunction<Architecture> penalty) {
            this.space = problem.space();
            this.fidelity = problem.fullFidelity();
            this.settings = settings;
            this.random = random;
            this.penalty = penalty;
            this.toPropose = settings.get(POPULATION_SIZE);
        }

        @Override
        public Proposal ask() {
            if (toPropose == 0) {
                if (underWay > 0) {
                    return Proposal.Wait.UNTIL_TOLD;
                }
                succeed();
            }
            toPropose--;
            underWay++;
            return new Proposal.Trial(parents.isEmpty() ? space.sample(random) : child(), fidelity);
        }

        @Override
        public void tell(Observation observation) {
            underWay--;
            if (observation instanceof Observation.Scored scored) {
                double fitness =
                        scored.score() - penalty.applyAsDouble(scored.trial().architecture());
                generation.add(new Observation.Scored(
                        scored.trial(), fitness, scored.further(), scored.violation(), scored.seconds()));
            }
        }

        private void succeed() {
            parents = generation;
            generation = new ArrayList<>(parents.stream()
                    .sorted(Observation.Scored.BEST_FIRST)
                    .limit(settings.get(ELITES))
                    .toList());
            toPropose = settings.get(POPULATION_SIZE) - generation.size();
        }

        private Architecture child() {
            Architecture child = winner();
            if (random.nextDouble() < settings.get(CROSSOVER_PROBABILITY)) {
                child = crossed(child, winner());
            }
            return random.nextDouble() < settings.get(MUTATION_PROBABILITY) ? space.mutate(child, random) : child;
        }

        private Architecture winner() {
            Observation.Scored winner = random.choose(parents);
            for (int drawn = 1; drawn < settings.get(TOURNAMENT_SIZE); drawn++) {
                Observation.Scored rival = random.choose(parents);
                winner = rival.beats(winner) ? rival : winner;
            }
            return winner.trial().architecture();
        }

        private Architecture crossed(Architecture mother, Architecture father) {
            return switch (settings.get(CROSSOVER)) {
                case UNIFORM -> space.crossover(mother, father, random);
                case ONE_POINT -> cut(mother, father);
            };
        }

        /** A child that is no architecture of the space does not live: its mother takes its place. */
        private Architecture cut(Architecture mother, Architecture father) {
            if (mother.length() < 2) {
                return mother;
            }
            int[] choices = mother.choices();
            for (int decision = 1 + random.nextInt(choices.length - 1); decision < choices.length; decision++) {
                choices[decision] = father.choice(decision);
            }
            Architecture child = Architecture.of(choices);
            return space.violation(child).isEmpty() ? child : mother;
        }
    }
}
