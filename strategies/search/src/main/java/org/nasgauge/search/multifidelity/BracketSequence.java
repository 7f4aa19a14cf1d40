package org.nasgauge.search.multifidelity;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.SearchStrategy;

/** Brackets of successive halving, one after the other, for as long as the budget lasts. */
final class BracketSequence implements SearchStrategy {
    private final IntFunction<Bracket> brackets;
    private final Consumer<Observation> listener;
    private Bracket current;
    private int started = 1;

    /**
     * @param brackets makes the n-th bracket, from 0
     * @param listener is told everything before the bracket is
     */
    BracketSequence(IntFunction<Bracket> brackets, Consumer<Observation> listener) {
        this.brackets = brackets;
        this.listener = listener;
        this.current = brackets.apply(0);
    }

    @Override
    public Proposal ask() {
        Proposal proposal = current.ask();
        if (proposal == Proposal.End.OF_SEARCH) {
            current = brackets.apply(started++);
            proposal = current.ask();
        }
        return proposal;
    }

    @Override
    public void tell(Observation observation) {
        listener.accept(observation);
        current.tell(observation);
    }
}
