package org.nasgauge.search.wrapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;

/** Proposes what it was told to, then ends, and remembers what it hears. */
final class Dictated implements Search {
    private final Iterator<? extends Proposal> proposals;
    private final List<Observation> heard = new ArrayList<>();

    Dictated(Proposal... proposals) {
        this.proposals = Arrays.asList(proposals).iterator();
    }

    List<Observation> heard() {
        return heard;
    }

    @Override
    public Proposal ask() {
        return proposals.hasNext() ? proposals.next() : Proposal.End.OF_SEARCH;
    }

    @Override
    public void tell(Observation observation) {
        heard.add(observation);
    }
}
