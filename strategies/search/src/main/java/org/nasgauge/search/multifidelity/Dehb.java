package org.nasgauge.search.multifidelity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.Architecture;

/**
 * DEHB: the brackets of Hyperband, with a subpopulation a rung that evolves by differential evolution. The first bracket is
 * successive halving of random architectures and fills the subpopulations; in the others each trial is the child of the next
 * individual of its rung and of three parents, which on higher rungs are the best of the rung below. A trial that failed
 * replaces nobody.
 */
public final class Dehb implements SearchStrategyProvider {
    private static final OldSetting<Integer> ETA = Rungs.eta(3);
    private static final OldSetting<Double> MUTATION_FACTOR =
            new OldSetting.Real("mutation-factor", 0.5, 0, 2, "F: of the difference between two parents");
    private static final OldSetting<Double> CROSSOVER_PROBABILITY =
            new OldSetting.Real("crossover-prob", 0.5, 0, 1, "p: that a component comes from the mutant");

    @Override
    public String name() {
        return "dehb";
    }

    @Override
    public String summary() {
        return "Hyperband whose rungs are populations of differential evolution.";
    }

    @Override
    public String source() {
        return "Awad, Mallik and Hutter, DEHB: evolutionary hyperband for scalable, robust and efficient hyperparameter optimization,"
                + " IJCAI 2021: rand/1/bin, components out of [0, 1] drawn anew. Deviations: with several workers a rung ends before the"
                + " next begins; children that are no architectures are made anew";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(ETA, Rungs.MIN_EPOCHS, MUTATION_FACTOR, CROSSOVER_PROBABILITY);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of(Capability.LOWER_FIDELITIES);
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        return new Run(problem, settings, random);
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

    private static final class Run implements Search {
        private static final Comparator<Individual> BEST_FIRST =
                Comparator.comparing(individual -> individual.told.orElseThrow(), Observation.Scored.BEST_FIRST);

        private final Problem problem;
        private final SeededRandom random;
        private final int eta;
        private final double factor;
        private final double crossover;
        private final List<Fidelity> rungs;
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

        Run(Problem problem, OldSettings settings, SeededRandom random) {
            this.problem = problem;
            this.random = random;
            this.eta = settings.get(ETA);
            this.factor = settings.get(MUTATION_FACTOR);
            this.crossover = settings.get(CROSSOVER_PROBABILITY);
            this.rungs = Rungs.of(problem, eta, settings.get(Rungs.MIN_EPOCHS));
            this.turns = new int[rungs.size()];
            for (int of = 0; of < rungs.size(); of++) {
                populations.add(IntStream.range(0, populationSize(of))
                        .mapToObj(i -> new Individual(randomVector()))
                        .toList());
            }
            this.sizes = Hyperband.sizes(rungs.size() - 1, rungs.size() - 1, eta);
            this.left = sizes[0];
        }

        /** The most trials that any bracket has on the rung. */
        private int populationSize(int of) {
            int most = rungs.size() - 1;
            return IntStream.rangeClosed(most - of, most)
                    .map(s -> Hyperband.sizes(most, s, eta)[of - (most - s)])
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
            Proposal.Trial trial = new Proposal.Trial(vector.decode(problem.space()), rungs.get(rung));
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
            if (rung == rungs.size()) {
                bracket++;
                int most = rungs.size() - 1;
                int s = most - bracket % (most + 1);
                sizes = Hyperband.sizes(most, s, eta);
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
                parents = IntStream.range(0, rungs.size())
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
                        factor,
                        crossover,
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
