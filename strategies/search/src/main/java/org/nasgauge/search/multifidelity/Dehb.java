package org.nasgauge.search.multifidelity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
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
 * DEHB: the brackets of Hyperband, with a subpopulation a rung that evolves by differential evolution. The first bracket is
 * successive halving of random architectures and fills the subpopulations; in the others each trial is the child of the next
 * individual of its rung and of three parents, which on higher rungs are the best of the rung below. A trial that failed
 * replaces nobody.
 */
@Described(
        name = "dehb",
        summary = "Hyperband whose rungs are populations of differential evolution.",
        source =
                "Awad, Mallik and Hutter, DEHB: evolutionary hyperband for scalable, robust and efficient hyperparameter optimization,"
                        + " IJCAI 2021: rand/1/bin, components out of [0, 1] drawn anew. Deviations: with several workers a rung ends before the"
                        + " next begins; children that are no architectures are made anew")
public record Dehb(
        Rungs rungs,

        @Meaning("F: of the difference between two parents") @Range(least = 0, most = 2)
        double mutationFactor,

        @Meaning("p: that a component comes from the mutant") @Range(least = 0, most = 1)
        double crossoverProb)
        implements SearchStrategy {
    public Dehb() {
        this(new Rungs(3, 1), 0.5, 0.5);
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.LOWER_FIDELITIES);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random);
    }

    /** What a trial is there for: to be the individual at a place of its rung, if it is good enough. */
    private record Contender(int place, DifferentialVector vector) {}

    private static final class Individual {
        private DifferentialVector vector;
        private Optional<Observation.Scored> told = Optional.empty();

        Individual(DifferentialVector vector) {
            this.vector = vector;
        }
    }

    private final class Run implements Search {
        private static final Comparator<Individual> BEST_FIRST =
                Comparator.comparing(individual -> individual.told.orElseThrow(), Observation.Scored.BEST_FIRST);

        private final Problem problem;
        private final SeededRandom random;
        private final List<Fidelity> fidelities;
        private final List<List<Individual>> populations = new ArrayList<>();
        /** By rung, the place whose turn is next. */
        private final int[] turns;

        private final Map<Proposal.Trial, Queue<Contender>> underWay = new HashMap<>();
        private final Queue<DifferentialVector> promoted = new ArrayDeque<>();
        private int[] sizes;
        private int bracket;
        private int firstRung;
        private int rung;
        private int left;

        Run(Problem problem, SeededRandom random) {
            this.problem = problem;
            this.random = random;
            this.fidelities = rungs.fidelities(problem);
            this.turns = new int[fidelities.size()];
            for (int of = 0; of < fidelities.size(); of++) {
                populations.add(IntStream.range(0, populationSize(of))
                        .mapToObj(i -> new Individual(randomVector()))
                        .toList());
            }
            this.sizes = bracketSizes(fidelities.size() - 1);
            this.left = sizes[0];
        }

        /** Of the rungs of the bracket with s promotions. */
        private int[] bracketSizes(int s) {
            return Hyperband.sizes(fidelities.size() - 1, s, rungs.eta());
        }

        /** The most trials that any bracket has on the rung. */
        private int populationSize(int of) {
            int most = fidelities.size() - 1;
            return IntStream.rangeClosed(most - of, most)
                    .map(s -> bracketSizes(s)[of - (most - s)])
                    .max()
                    .orElseThrow();
        }

        @Override
        public Proposal ask() {
            while (left == 0) {
                if (!underWay.isEmpty()) {
                    return Proposal.Wait.UNTIL_TOLD;
                }
                climb();
            }
            left--;
            int place = turns[rung]++ % populations.get(rung).size();
            DifferentialVector vector = vectorFor(place);
            Proposal.Trial trial = new Proposal.Trial(vector.decode(problem.space()), fidelities.get(rung));
            underWay.computeIfAbsent(trial, none -> new ArrayDeque<>()).add(new Contender(place, vector));
            return trial;
        }

        @Override
        public void tell(Observation observation) {
            Queue<Contender> contenders = underWay.getOrDefault(observation.trial(), new ArrayDeque<>());
            Contender contender = contenders.remove();
            if (contenders.isEmpty()) {
                underWay.remove(observation.trial());
            }
            Individual holder = populations.get(rung).get(contender.place());
            if (observation instanceof Observation.Scored scored
                    && holder.told.filter(told -> told.beats(scored)).isEmpty()) {
                holder.vector = contender.vector();
                holder.told = Optional.of(scored);
            }
        }

        /** To the next rung, or to the first one of the next bracket. */
        private void climb() {
            rung++;
            if (rung == fidelities.size()) {
                bracket++;
                int most = fidelities.size() - 1;
                int s = most - bracket % (most + 1);
                sizes = bracketSizes(s);
                firstRung = most - s;
                rung = firstRung;
            }
            left = sizes[rung - firstRung];
            if (bracket == 0) {
                best(rung - 1, left).forEach(individual -> promoted.add(individual.vector));
                left = promoted.size();
            }
        }

        private DifferentialVector vectorFor(int place) {
            if (bracket == 0) {
                return rung == 0 ? populations.get(0).get(place).vector : promoted.remove();
            }
            DifferentialVector target = populations.get(rung).get(place).vector;
            List<Individual> parents =
                    rung == firstRung ? best(rung, Integer.MAX_VALUE) : best(rung - 1, sizes[rung - firstRung]);
            if (parents.size() < 3) {
                parents = IntStream.range(0, fidelities.size())
                        .boxed()
                        .flatMap(of -> best(of, Integer.MAX_VALUE).stream())
                        .toList();
            }
            for (int tried = 0; parents.size() >= 3 && tried < 64; tried++) {
                int[] drawn = random.permutation(parents.size());
                DifferentialVector child = DifferentialVector.child(
                        target,
                        parents.get(drawn[0]).vector,
                        parents.get(drawn[1]).vector,
                        parents.get(drawn[2]).vector,
                        mutationFactor,
                        crossoverProb,
                        random);
                if (problem.space().violation(child.decode(problem.space())).isEmpty()) {
                    return child;
                }
            }
            return randomVector();
        }

        private List<Individual> best(int of, int count) {
            return populations.get(of).stream()
                    .filter(individual -> individual.told.isPresent())
                    .sorted(BEST_FIRST)
                    .limit(count)
                    .toList();
        }

        private DifferentialVector randomVector() {
            Architecture architecture = problem.space().sample(random);
            return DifferentialVector.of(architecture, problem.space(), random);
        }
    }
}
