package org.nasgauge.search.multiobjective;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.search.multifidelity.Rungs;

/**
 * Asynchronous successive halving that promotes by fronts, and within a front what lies farthest from what goes before: with
 * one objective, ASHA itself. It never waits. A trial that failed does not enter its rung.
 */
@Described(
        name = "mo-asha",
        summary = "Promotes the best fronts of each rung at once, spread out by an epsilon-net.",
        source =
                "Schmucker, Donini, Zafar, Salinas and Archambeau, Multi-objective asynchronous successive halving, 2021, algorithm 1 with"
                        + " the epsilon-net of section 4. Deviations: distances are measured in shares of each objective's range in the rung;"
                        + " the net starts at the best in the first objective; trainings pause at a rung, where Syne Tune's are stopped")
public record MoAsha(Rungs rungs) implements SearchStrategy {
    public MoAsha() {
        this(new Rungs(4, 1));
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.LOWER_FIDELITIES);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random);
    }

    /** What a rung was told, and what went on from it. */
    private static final class Rung {
        private final RankedFronts told;
        private final Set<Candidate> promoted = new HashSet<>();
        /** Those of the best that were not promoted yet. */
        private final Queue<Candidate> waiting = new ArrayDeque<>();

        Rung(int objectives) {
            this.told = new RankedFronts(objectives);
        }

        void add(Candidate candidate, int eta) {
            told.add(candidate);
            waiting.clear();
            told.best(told.size() / eta).stream()
                    .filter(best -> !promoted.contains(best))
                    .forEach(waiting::add);
        }

        Optional<Candidate> promote() {
            Optional<Candidate> next = Optional.ofNullable(waiting.poll());
            next.ifPresent(promoted::add);
            return next;
        }
    }

    private final class Run implements Search {
        private final SearchSpace space;
        private final SeededRandom random;
        private final List<Fidelity> fidelities;
        /** By fidelity. */
        private final List<Rung> ladder = new ArrayList<>();

        Run(Problem problem, SeededRandom random) {
            this.space = problem.space();
            this.random = random;
            this.fidelities = rungs.fidelities(problem);
            fidelities.forEach(
                    fidelity -> ladder.add(new Rung(problem.objectives().size())));
        }

        @Override
        public Proposal ask() {
            for (int rung = fidelities.size() - 2; rung >= 0; rung--) {
                Optional<Candidate> promoted = ladder.get(rung).promote();
                if (promoted.isPresent()) {
                    return new Proposal.Trial(promoted.get().architecture(), fidelities.get(rung + 1));
                }
            }
            return new Proposal.Trial(space.sample(random), fidelities.get(0));
        }

        @Override
        public void tell(Observation observation) {
            int rung = fidelities.indexOf(observation.trial().fidelity());
            if (observation instanceof Observation.Scored scored && rung < fidelities.size() - 1) {
                ladder.get(rung).add(Candidate.of(scored), rungs.eta());
            }
        }
    }
}
