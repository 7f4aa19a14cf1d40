package org.nasgauge.search.multifidelity;

import java.util.function.IntFunction;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;

/** Brackets of successive halving, one after the other, for as long as the budget lasts. */
final class BracketSequence implements Search {
    private final IntFunction<Bracket> brackets;
    private final Searcher searcher;
    private Bracket current;
    private int started = 1;

    /**
     * @param brackets makes the n-th bracket, from 0
     * @param searcher gives the brackets their architectures
     */
    BracketSequence(IntFunction<Bracket> brackets, Searcher searcher) {
        this.brackets = brackets;
        this.searcher = searcher;
        this.current = brackets.apply(0);
    }

    @Override
    public void watchFits(FitWatch watch) {
        searcher.watchFits(watch);
    }

    @Override
    public Proposal ask() {
        Proposal proposal = current.ask();
        if (proposal instanceof Proposal.End) {
            current = brackets.apply(started++);
            proposal = current.ask();
        }
        return proposal;
    }

    @Override
    public void tell(Observation observation) {
        if (observation instanceof Observation.Scored scored) {
            searcher.learn(scored);
        }
        current.tell(observation);
    }
}
