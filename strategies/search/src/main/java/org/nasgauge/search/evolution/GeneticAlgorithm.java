package org.nasgauge.search.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
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
 * A generational genetic algorithm: parents are the winners of tournaments, children are crossed and mutated, and the best
 * of a generation lives on without being evaluated again. A trial that failed is no parent; if all of a generation failed,
 * the next one is drawn at random.
 */
@Described(
        name = "genetic-algorithm",
        summary = "Crosses and mutates the winners of tournaments, generation by generation.",
        source =
                "Goldberg, Genetic algorithms in search, optimization and machine learning, 1989; tournaments: Goldberg and Deb, A"
                        + " comparative analysis of selection schemes, FOGA 1991; crossover rate: De Jong 1975; population and mutation rate:"
                        + " Xie and Yuille, Genetic CNN, ICCV 2017. Deviation: a mutation is one elementary change of the search space")
public record GeneticAlgorithm(
        @Meaning("individuals of a generation") @Range(least = 2, most = 1_000_000)
        int populationSize,

        @Meaning("individuals, drawn with replacement, that compete to be a parent") @Range(least = 1, most = 1_000_000)
        int tournamentSize,

        @Meaning("how a child takes its parents' choices") Crossover crossover,

        @Meaning("that a child has two parents and is not a copy of one") @Range(least = 0, most = 1)
        double crossoverProbability,

        @Meaning("that a child is changed at one place") @Range(least = 0, most = 1)
        double mutationProbability,

        @Meaning("the best that live on; fewer than the population") @Range(least = 0, most = 1_000_000)
        int elites)
        implements SearchStrategy {
    public GeneticAlgorithm {
        if (elites >= populationSize) {
            throw new IllegalArgumentException(
                    "elites " + elites + " leaves no room for children in a population of " + populationSize);
        }
    }

    public GeneticAlgorithm() {
        this(20, 2, Crossover.ONE_POINT, 0.6, 0.8, 1);
    }

    /** How two parents make a child. */
    public enum Crossover {
        /** The first decisions from one parent and the others from the other; the cut is uniform. */
        ONE_POINT,
        /** Each decision from either parent. */
        UNIFORM
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return start(problem, random, architecture -> 0);
    }

    /** @param penalty what an architecture's fitness falls short of its score */
    Search start(Problem problem, SeededRandom random, ToDoubleFunction<Architecture> penalty) {
        return new Run(problem, this, random, penalty);
    }

    private static final class Run implements Search {
        private final SearchSpace space;
        private final Fidelity fidelity;
        private final GeneticAlgorithm settings;
        private final SeededRandom random;
        private final ToDoubleFunction<Architecture> penalty;

        /** Each with its fitness as its score. */
        private List<Observation.Scored> parents = List.of();

        private List<Observation.Scored> generation = new ArrayList<>();
        private int toPropose;
        private int underWay;

        Run(Problem problem, GeneticAlgorithm settings, SeededRandom random, ToDoubleFunction<Architecture> penalty) {
            this.space = problem.space();
            this.fidelity = problem.fullFidelity();
            this.settings = settings;
            this.random = random;
            this.penalty = penalty;
            this.toPropose = settings.populationSize();
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
                    .limit(settings.elites())
                    .toList());
            toPropose = settings.populationSize() - generation.size();
        }

        private Architecture child() {
            Architecture child = winner();
            if (random.nextDouble() < settings.crossoverProbability()) {
                child = crossed(child, winner());
            }
            return random.nextDouble() < settings.mutationProbability() ? space.mutate(child, random) : child;
        }

        private Architecture winner() {
            Observation.Scored winner = random.choose(parents);
            for (int drawn = 1; drawn < settings.tournamentSize(); drawn++) {
                Observation.Scored rival = random.choose(parents);
                winner = rival.beats(winner) ? rival : winner;
            }
            return winner.trial().architecture();
        }

        private Architecture crossed(Architecture mother, Architecture father) {
            return switch (settings.crossover()) {
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
