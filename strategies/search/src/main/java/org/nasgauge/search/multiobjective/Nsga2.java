package org.nasgauge.search.multiobjective;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * The elitist non-dominated sorting genetic algorithm. Parents and children compete together; the better fronts live on, and
 * of the front that does not fit, the least crowded. A trial that failed is no parent; if all failed, the next generation is
 * drawn at random.
 */
@Described(
        name = "nsga2",
        summary = "Evolves a population by non-dominated sorting and crowding distance.",
        source =
                "Deb, Pratap, Agarwal and Meyarivan, A fast and elitist multiobjective genetic algorithm: NSGA-II, IEEE Transactions on"
                        + " Evolutionary Computation 2002; for NAS: Lu et al., NSGA-Net, GECCO 2019. No duplicates within parents and"
                        + " children, as in pymoo (Blank and Deb, IEEE Access 2020). Deviation: crossover and mutation are the search"
                        + " space's own")
public record Nsga2(
        @Meaning("N: parents, and children of a generation") @Range(least = 2, most = 1_000_000)
        int populationSize,

        @Meaning("p_c: that a child has two parents and is not a copy of one") @Range(least = 0, most = 1)
        double crossoverProbability,

        @Meaning("that a child is changed at one place; the paper's 1/n for each of n"
                + " variables changes one on average")
        @Range(least = 0, most = 1)
        double mutationProbability,

        @Meaning(
                "whether an architecture that is among the parents or the children is drawn anew, as pymoo's standard is; the"
                        + " paper keeps it")
        boolean eliminateDuplicates)
        implements SearchStrategy {
    private static final int TRIES = 100; // pymoo's rounds of mating for one generation

    public Nsga2() {
        this(100, 0.9, 1.0, true);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random);
    }

    /** @param rank of its front, from 0 */
    private record Parent(Candidate candidate, int rank, double crowding) {
        /** The crowded-comparison operator of section III.B. */
        boolean beats(Parent other) {
            return rank < other.rank || (rank == other.rank && crowding > other.crowding);
        }
    }

    private final class Run implements Search {
        private final SearchSpace space;
        private final Fidelity fidelity;
        private final SeededRandom random;

        private List<Parent> parents = List.of();
        private final List<Candidate> children = new ArrayList<>();
        /** The parents, and what was proposed in this generation. */
        private final Set<Architecture> present = new HashSet<>();

        private int toPropose = populationSize;
        private int underWay;
        private boolean ended;

        Run(Problem problem, SeededRandom random) {
            this.space = problem.space();
            this.fidelity = problem.fullFidelity();
            this.random = random;
        }

        @Override
        public Proposal ask() {
            while (!ended) {
                Optional<Architecture> next = toPropose > 0 ? next() : Optional.empty();
                if (next.isPresent()) {
                    toPropose--;
                    underWay++;
                    return new Proposal.Trial(next.get(), fidelity);
                }
                if (underWay > 0) {
                    return Proposal.Wait.UNTIL_TOLD;
                }
                ended = toPropose == populationSize;
                succeed();
            }
            return Proposal.End.OF_SEARCH;
        }

        /** Empty if nothing new is found: then the generation stays short, or where it has none at all, the search ends. */
        private Optional<Architecture> next() {
            for (int tried = 0; tried < TRIES; tried++) {
                Architecture next = parents.isEmpty() ? space.sample(random) : child();
                if (!eliminateDuplicates || present.add(next)) {
                    return Optional.of(next);
                }
            }
            return Optional.empty();
        }

        private void succeed() {
            parents = survivors();
            children.clear();
            present.clear();
            parents.forEach(parent -> present.add(parent.candidate.architecture()));
            toPropose = populationSize;
        }

        @Override
        public void tell(Observation observation) {
            underWay--;
            if (observation instanceof Observation.Scored scored) {
                children.add(Candidate.of(scored));
            }
        }

        private List<Parent> survivors() {
            List<Candidate> all = new ArrayList<>();
            parents.forEach(parent -> all.add(parent.candidate));
            all.addAll(children);
            List<Parent> survivors = new ArrayList<>();
            int rank = 0;
            for (List<Candidate> front : Candidate.fronts(all)) {
                double[] crowding = Candidate.crowdingDistances(front);
                List<Parent> ranked = new ArrayList<>();
                for (int i = 0; i < crowding.length; i++) {
                    ranked.add(new Parent(front.get(i), rank, crowding[i]));
                }
                int room = populationSize - survivors.size();
                if (ranked.size() > room) {
                    ranked.sort(Comparator.comparingDouble(Parent::crowding).reversed());
                }
                survivors.addAll(ranked.subList(0, Math.min(room, ranked.size())));
                rank++;
            }
            return survivors;
        }

        private Architecture child() {
            Architecture child = winner();
            if (random.nextDouble() < crossoverProbability) {
                child = space.crossover(child, winner(), random);
            }
            return random.nextDouble() < mutationProbability ? space.mutate(child, random) : child;
        }

        private Architecture winner() {
            Parent first = random.choose(parents);
            Parent second = random.choose(parents);
            return (second.beats(first) ? second : first).candidate.architecture();
        }
    }
}
