package org.nasgauge.search.multifidelity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.space.Architecture;

/**
 * One run of synchronous successive halving: architectures are drawn for the first rung, and when all of a rung have been
 * told, the best of them go on to the next. A trial that failed does not go on.
 */
final class HalvingBracket implements BracketSequence.Bracket {
    private final List<Fidelity> rungs;
    private final int[] sizes;
    private final Searcher searcher;

    private final Queue<Architecture> promoted = new ArrayDeque<>();
    private final List<Observation.Scored> results = new ArrayList<>();
    private int rung;
    private int drawn;
    private int underWay;

    /**
     * @param sizes how many architectures each rung has
     * @param searcher gives the architectures of the first rung
     */
    HalvingBracket(List<Fidelity> rungs, int[] sizes, Searcher searcher) {
        this.rungs = rungs;
        this.sizes = sizes.clone();
        this.searcher = searcher;
    }

    /** n, n/η, n/η² and so on, rounded down. */
    static int[] sizes(int n, int eta, int rungs) {
        int[] sizes = new int[rungs];
        int size = n;
        for (int rung = 0; rung < rungs; rung++) {
            sizes[rung] = size;
            size /= eta;
        }
        return sizes;
    }

    @Override
    public Proposal ask() {
        if (drawn == sizes[0] && promoted.isEmpty()) {
            if (underWay > 0) {
                return Proposal.Wait.UNTIL_TOLD;
            }
            promote();
        }
        if (drawn == sizes[0] && promoted.isEmpty()) {
            return Proposal.End.OF_SEARCH;
        }
        Architecture next = drawn < sizes[0] ? searcher.draw(rungs.get(0)) : promoted.remove();
        drawn = Math.min(drawn + 1, sizes[0]);
        underWay++;
        return new Proposal.Trial(next, rungs.get(rung));
    }

    @Override
    public void tell(Observation observation) {
        underWay--;
        if (observation instanceof Observation.Scored scored) {
            results.add(scored);
            searcher.learn(scored);
        }
    }

    private void promote() {
        rung++;
        if (rung < sizes.length) {
            results.stream()
                    .sorted(Observation.Scored.BEST_FIRST)
                    .limit(sizes[rung])
                    .forEach(best -> promoted.add(best.trial().architecture()));
        }
        results.clear();
    }
}
