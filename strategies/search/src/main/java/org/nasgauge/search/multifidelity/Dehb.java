package org.nasgauge.search.multifidelity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.nasgauge.api.space.SearchSpace;

/**
 * DEHB: the brackets of Hyperband, with a subpopulation a rung that evolves by differential evolution. A trial is the child of
 * the next individual of its rung and of three parents among the best of the rung below, or of its own rung where the bracket
 * begins. In the first round of brackets the best of a rung go on to the next one instead. A trial that failed replaces
 * nobody.
 */
@Described(
        name = "dehb",
        summary = "Hyperband whose rungs are populations of differential evolution.",
        source =
                "Awad, Mallik and Hutter, DEHB: evolutionary hyperband for scalable, robust and efficient hyperparameter optimization,"
                        + " IJCAI 2021, with the rules and settings of the authors' implementation. Deviations: a choice is anywhere in its part"
                        + " of [0, 1]; children that are no architectures are made anew")
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
        return new Run(problem, random).start();
    }

    /** What a trial is there for: to be the individual at a place of its rung, if it is good enough. */
    private record Contender(int place, DifferentialVector vector) {}

    private final class Run {
        private static final int LEAST_PARENTS = 3;
        private static final int TRIES = 64;

        private final SearchSpace space;
        private final SeededRandom random;
        private final List<Fidelity> fidelities;
        private final List<Subpopulation> populations;
        private int opened;

        Run(Problem problem, SeededRandom random) {
            this.space = problem.space();
            this.random = random;
            this.fidelities = rungs.fidelities(problem);
            this.populations = IntStream.range(0, fidelities.size())
                    .mapToObj(rung -> new Subpopulation(Stream.generate(this::randomVector)
                            .limit(populationSize(rung))
                            .toList()))
                    .toList();
        }

        /** The most trials that any bracket has on the rung. */
        private int populationSize(int rung) {
            int most = fidelities.size() - 1;
            return IntStream.rangeClosed(most - rung, most)
                    .map(s -> Hyperband.sizesOfHpBandSter(most, s, rungs.eta())[rung - (most - s)])
                    .max()
                    .orElseThrow();
        }

        Search start() {
            int most = fidelities.size() - 1;
            return new BracketSequence(
                    number -> {
                        opened++;
                        int s = most - number % (most + 1);
                        return new Evolution(most - s, Hyperband.sizesOfHpBandSter(most, s, rungs.eta()));
                    },
                    watch -> {});
        }

        private DifferentialVector randomVector() {
            return DifferentialVector.of(space.sample(random), space, random);
        }

        private DifferentialVector child(DifferentialVector target, List<DifferentialVector> best) {
            for (int tried = 0; tried < TRIES; tried++) {
                List<DifferentialVector> parents = new ArrayList<>(best);
                if (best.size() < LEAST_PARENTS) {
                    List<DifferentialVector> everybody = populations.stream()
                            .flatMap(population -> population.all().stream())
                            .toList();
                    for (int lacking = LEAST_PARENTS + 1 - best.size(); lacking > 0; lacking--) {
                        parents.add(mutant(target, everybody));
                    }
                }
                DifferentialVector child = target.crossed(mutant(target, parents), crossoverProb, random);
                if (space.violation(child.decode(space)).isEmpty()) {
                    return child;
                }
            }
            return randomVector();
        }

        /** Of three parents without the target; random vectors make up for those that lack. */
        private DifferentialVector mutant(DifferentialVector target, List<DifferentialVector> parents) {
            List<DifferentialVector> others = new ArrayList<>(parents);
            if (others.size() > 1) {
                others.remove(target);
            }
            while (others.size() < LEAST_PARENTS) {
                others.add(randomVector());
            }
            int[] drawn = random.permutation(others.size());
            return DifferentialVector.mutant(
                    others.get(drawn[0]), others.get(drawn[1]), others.get(drawn[2]), mutationFactor);
        }

        /** A bracket whose trials are children, or in the first round of brackets the best of the rung below. */
        private final class Evolution implements BracketSequence.Bracket {
            private final int first;
            private final int[] sizes;
            private final Map<Proposal.Trial, Queue<Contender>> underWay = new HashMap<>();
            private int rung;
            private int begun;

            Evolution(int first, int[] sizes) {
                this.first = first;
                this.sizes = sizes;
            }

            @Override
            public Proposal ask() {
                if (begun == sizes[rung]) {
                    if (!underWay.isEmpty()) {
                        return Proposal.Wait.UNTIL_TOLD;
                    }
                    if (rung == sizes.length - 1) {
                        return Proposal.End.OF_SEARCH;
                    }
                    rung++;
                    begun = 0;
                }
                begun++;
                int place = population().next();
                DifferentialVector vector = vectorFor(place);
                Proposal.Trial trial = new Proposal.Trial(vector.decode(space), fidelities.get(first + rung));
                underWay.computeIfAbsent(trial, none -> new ArrayDeque<>(1)).add(new Contender(place, vector));
                return trial;
            }

            private Subpopulation population() {
                return populations.get(first + rung);
            }

            private DifferentialVector vectorFor(int place) {
                Subpopulation below = rung == 0 ? population() : populations.get(first + rung - 1);
                Optional<DifferentialVector> promoted = rung > 0 && opened <= fidelities.size()
                        ? population().promotion(below, sizes[rung])
                        : Optional.empty();
                return promoted.orElseGet(() -> child(population().at(place), below.best(sizes[rung])));
            }

            @Override
            public void tell(Observation observation) {
                Queue<Contender> contenders = Objects.requireNonNull(underWay.get(observation.trial()));
                Contender contender = contenders.remove();
                if (contenders.isEmpty()) {
                    underWay.remove(observation.trial());
                }
                if (observation instanceof Observation.Scored scored) {
                    population().select(contender.place(), contender.vector(), scored);
                }
            }
        }
    }
}
