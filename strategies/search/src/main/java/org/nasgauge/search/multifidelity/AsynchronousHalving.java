package org.nasgauge.search.multifidelity;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.Architecture;

/**
 * The promotions of asynchronous successive halving, whatever draws the architectures: from the highest rung down, one that
 * is among the best of its rung and was not promoted; if there is none, a new one.
 */
final class AsynchronousHalving implements Search {
    /** An architecture on a rung. */
    static final class Entry {
        private final Observation.Scored scored;
        private boolean promoted;

        private Entry(Observation.Scored scored) {
            this.scored = scored;
        }

        Architecture architecture() {
            return scored.trial().architecture();
        }
    }

    private final List<Fidelity> rungs;
    private final int eta;
    private final Searcher searcher;
    /** What each rung was told, the best first; of equal ones, the earlier. */
    private final List<List<Entry>> told = new ArrayList<>();

    private int top;

    AsynchronousHalving(List<Fidelity> rungs, int eta, Searcher searcher) {
        this.rungs = rungs;
        this.eta = eta;
        this.searcher = searcher;
        this.top = rungs.size() - 1;
        rungs.forEach(rung -> told.add(new ArrayList<>()));
    }

    /** From now on, no architecture is promoted above this rung. */
    void setTop(int rung) {
        top = rung;
    }

    int top() {
        return top;
    }

    int rungOf(Fidelity fidelity) {
        return rungs.indexOf(fidelity);
    }

    List<Entry> told(int rung) {
        return told.get(rung);
    }

    @Override
    public void watchFits(FitWatch watch) {
        searcher.watchFits(watch);
    }

    @Override
    public Proposal ask() {
        for (int rung = top - 1; rung >= 0; rung--) {
            List<Entry> entries = told.get(rung);
            for (Entry entry : entries.subList(0, entries.size() / eta)) {
                if (!entry.promoted) {
                    entry.promoted = true;
                    return new Proposal.Trial(entry.architecture(), rungs.get(rung + 1));
                }
            }
        }
        return new Proposal.Trial(searcher.draw(rungs.get(0)), rungs.get(0));
    }

    @Override
    public void tell(Observation observation) {
        if (observation instanceof Observation.Scored scored) {
            List<Entry> entries = told.get(rungOf(scored.trial().fidelity()));
            int place = entries.size();
            while (place > 0 && scored.beats(entries.get(place - 1).scored)) {
                place--;
            }
            entries.add(place, new Entry(scored));
            searcher.learn(scored);
        }
    }
}
