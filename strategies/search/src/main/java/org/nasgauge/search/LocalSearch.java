package org.nasgauge.search;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.draw.Unseen;

/**
 * Local search (hill climbing): moves to a better neighbour until there is none, then starts anew from random
 * architectures. A trial that failed is no better neighbour, and is not proposed again.
 */
@Described(
        name = "local-search",
        summary = "Climbs to better neighbours and starts anew at each local optimum.",
        source = "White, Nolen and Savani, Exploring the loss landscape in neural architecture search, UAI 2021 (Local"
                + " search is state of the art for NAS benchmarks), algorithm 1. Deviations: neighbours that are known"
                + " from an earlier climb are not paid for again, but still taken into account. naszilla has num-init 10"
                + " and query-full-nbhd false")
public record LocalSearch(
        @Meaning("random architectures at each start; it climbs from the best") @Range(least = 1, most = 1_000_000)
        int numInit,

        @Meaning("whether to move to the best neighbour (steepest ascent) or to the first better one that is found")
        boolean queryFullNbhd,

        @Meaning("whether to start anew at a local optimum, or to end there")
        boolean restart)
        implements SearchStrategy {
    public LocalSearch() {
        this(1, true, true);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, numInit, queryFullNbhd, restart, random);
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
