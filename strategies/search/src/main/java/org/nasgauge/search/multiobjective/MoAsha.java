package org.nasgauge.search.multiobjective;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
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
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.search.multifidelity.Rungs;

/**
 * Asynchronous successive halving that promotes by fronts, and within a front what lies farthest from what goes before: with
 * one objective, ASHA itself. It never waits. A trial that failed does not enter its rung.
 */
public final class MoAsha implements SearchStrategyProvider {
    private static final OldSetting<Integer> ETA = Rungs.eta(4);

    @Override
    public String name() {
        return "mo-asha";
    }

    @Override
    public String summary() {
        return "Promotes the best fronts of each rung at once, spread out by an epsilon-net.";
    }

    @Override
    public String source() {
        return "Schmucker, Donini, Zafar, Salinas and Archambeau, Multi-objective asynchronous successive halving, 2021, algorithm 1 with"
                + " the epsilon-net of section 4. Deviations: distances are measured in shares of each objective's range in the rung;"
                + " the net starts at the best in the first objective";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(ETA, Rungs.MIN_EPOCHS);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of(Capability.LOWER_FIDELITIES);
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        int eta = settings.get(ETA);
        return new Run(problem, random, eta, Rungs.of(problem, eta, settings.get(Rungs.MIN_EPOCHS)));
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

    private static final class Run implements Search {
        private final SearchSpace space;
        private final SeededRandom random;
        private final int eta;
        private final List<Fidelity> fidelities;
        private final List<Rung> rungs = new ArrayList<>();

        Run(Problem problem, SeededRandom random, int eta, List<Fidelity> fidelities) {
            this.space = problem.space();
            this.random = random;
            this.eta = eta;
            this.fidelities = fidelities;
            fidelities.forEach(
                    fidelity -> rungs.add(new Rung(problem.objectives().size())));
        }

        @Override
        public Proposal ask() {
            for (int rung = fidelities.size() - 2; rung >= 0; rung--) {
                Optional<Candidate> promoted = rungs.get(rung).promote();
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
                rungs.get(rung).add(Candidate.of(scored), eta);
            }
        }
    }
}
