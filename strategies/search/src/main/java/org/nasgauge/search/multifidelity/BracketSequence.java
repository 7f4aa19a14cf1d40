package org.nasgauge.search.multifidelity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;

/**
 * Brackets, one after the other, for as long as the budget lasts. A worker that is free while all open brackets wait for
 * the end of a rung is given the next bracket, so that nobody is idle; older brackets go first.
 */
final class BracketSequence implements Search {
    /** Some rungs that are climbed together. */
    interface Bracket {
        /** Something at first; in the end, when all has been told, {@link Proposal.End}. */
        Proposal ask();

        void tell(Observation observation);
    }

    private final IntFunction<Bracket> brackets;
    private final Consumer<FitWatch> fits;
    private final List<Bracket> open = new ArrayList<>();
    private final Map<Proposal.Trial, Queue<Bracket>> underWay = new HashMap<>();
    private int opened;

    /**
     * @param brackets makes the n-th bracket, from 0
     * @param fits is given who watches the fits of models
     */
    BracketSequence(IntFunction<Bracket> brackets, Consumer<FitWatch> fits) {
        this.brackets = brackets;
        this.fits = fits;
    }

    @Override
    public void watchFits(FitWatch watch) {
        fits.accept(watch);
    }

    @Override
    public Proposal ask() {
        for (Iterator<Bracket> each = open.iterator(); each.hasNext(); ) {
            Bracket bracket = each.next();
            Proposal proposal = bracket.ask();
            if (proposal instanceof Proposal.Trial trial) {
                return begin(trial, bracket);
            }
            if (proposal instanceof Proposal.End) {
                each.remove();
            }
        }
        Bracket next = brackets.apply(opened++);
        open.add(next);
        return next.ask() instanceof Proposal.Trial trial ? begin(trial, next) : Proposal.End.OF_SEARCH;
    }

    private Proposal begin(Proposal.Trial trial, Bracket bracket) {
        underWay.computeIfAbsent(trial, none -> new ArrayDeque<>(1)).add(bracket);
        return trial;
    }

    /** Trials that are equal are interchangeable: the bracket that has waited longest is told. */
    @Override
    public void tell(Observation observation) {
        Queue<Bracket> waiting = underWay.get(observation.trial());
        if (waiting == null) {
            throw new IllegalStateException("told of a trial that was not proposed: " + observation.trial());
        }
        Bracket bracket = waiting.remove();
        if (waiting.isEmpty()) {
            underWay.remove(observation.trial());
        }
        bracket.tell(observation);
    }
}
