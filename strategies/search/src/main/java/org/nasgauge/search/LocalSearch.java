package org.nasgauge.search;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.draw.Unseen;

/**
 * Local search (hill climbing): moves to a better neighbour until there is none, then starts anew from random
 * architectures. A trial that failed is no better neighbour, and is not proposed again.
 */
public final class LocalSearch implements SearchStrategyProvider {
    private static final OldSetting<Integer> NUM_INIT = new OldSetting.Whole(
            "num-init", 1, 1, 1_000_000, "random architectures at each start; it climbs from the best");
    private static final OldSetting<Boolean> QUERY_FULL_NEIGHBOURHOOD = new OldSetting.Flag(
            "query-full-nbhd",
            true,
            "whether to move to the best neighbour (steepest ascent) or to the first better one that is found");
    private static final OldSetting<Boolean> RESTART =
            new OldSetting.Flag("restart", true, "whether to start anew at a local optimum, or to end there");

    @Override
    public String name() {
        return "local-search";
    }

    @Override
    public String summary() {
        return "Climbs to better neighbours and starts anew at each local optimum.";
    }

    @Override
    public String source() {
        return "White, Nolen and Savani, Exploring the loss landscape in neural architecture search, UAI 2021 (Local"
                + " search is state of the art for NAS benchmarks), algorithm 1. Deviations: neighbours that are known"
                + " from an earlier climb are not paid for again, but still taken into account";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(NUM_INIT, QUERY_FULL_NEIGHBOURHOOD, RESTART);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        return new Run(
                problem, settings.get(NUM_INIT), settings.get(QUERY_FULL_NEIGHBOURHOOD), settings.get(RESTART), random);
    }

    private static final class Run implements Search {
        private final Problem problem;
        private final int numInit;
        private final boolean steepest;
        private final boolean restarts;
        private final SeededRandom random;

        private final Set<Architecture> proposed = new HashSet<>();
        private final Map<Architecture, Observation.Scored> told = new HashMap<>();
        /** Starts, or neighbours of the place where the climb stands, that are yet to be proposed. */
        private final Queue<Architecture> batch = new ArrayDeque<>();

        private Optional<Observation.Scored> place = Optional.empty();
        private Optional<Observation.Scored> bestOfBatch = Optional.empty();
        private int underWay;

        Run(Problem problem, int numInit, boolean steepest, boolean restarts, SeededRandom random) {
            this.problem = problem;
            this.numInit = numInit;
            this.steepest = steepest;
            this.restarts = restarts;
            this.random = random;
        }

        @Override
        public Proposal ask() {
            while (batch.isEmpty()) {
                if (underWay > 0) {
                    return Proposal.Wait.UNTIL_TOLD;
                }
                if (!refill()) {
                    return Proposal.End.OF_SEARCH;
                }
            }
            Architecture next = batch.remove();
            proposed.add(next);
            underWay++;
            return new Proposal.Trial(next, problem.fullFidelity());
        }

        @Override
        public void tell(Observation observation) {
            underWay--;
            if (observation instanceof Observation.Scored scored) {
                told.put(scored.trial().architecture(), scored);
                consider(scored);
                if (!steepest && place.isPresent() && improved()) {
                    batch.clear();
                }
            }
        }

        private boolean refill() {
            if (improved()) {
                climb();
                return true;
            }
            boolean first = proposed.isEmpty();
            return (first || restarts) && start();
        }

        private boolean improved() {
            return bestOfBatch
                    .filter(best -> place.isEmpty() || best.beats(place.get()))
                    .isPresent();
        }

        private void climb() {
            place = bestOfBatch;
            bestOfBatch = Optional.empty();
            List<Architecture> neighbours =
                    problem.space().neighbours(place.orElseThrow().trial().architecture());
            for (int drawn : random.permutation(neighbours.size())) {
                Architecture neighbour = neighbours.get(drawn);
                Observation.Scored known = told.get(neighbour);
                if (known != null) {
                    consider(known);
                } else if (!proposed.contains(neighbour)) {
                    batch.add(neighbour);
                }
            }
        }

        private boolean start() {
            place = Optional.empty();
            bestOfBatch = Optional.empty();
            for (int drawn = 0; drawn < numInit; drawn++) {
                Unseen.draw(problem.space(), proposed, random).ifPresent(architecture -> {
                    proposed.add(architecture);
                    batch.add(architecture);
                });
            }
            return !batch.isEmpty();
        }

        private void consider(Observation.Scored scored) {
            if (bestOfBatch.isEmpty() || scored.beats(bestOfBatch.get())) {
                bestOfBatch = Optional.of(scored);
            }
        }
    }
}
