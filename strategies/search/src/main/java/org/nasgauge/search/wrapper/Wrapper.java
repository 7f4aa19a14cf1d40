package org.nasgauge.search.wrapper;

import java.util.Optional;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;

/** A strategy around another one. */
abstract class Wrapper implements Search {
    /** The wrapped strategy. */
    final Search inner;

    Wrapper(Search inner) {
        this.inner = inner;
    }

    @Override
    public final void tell(Estimate estimate) {
        inner.tell(estimate);
    }

    @Override
    public final Optional<Proposal.Trial> goOn() {
        return inner.goOn();
    }

    @Override
    public final void watchFits(FitWatch watch) {
        inner.watchFits(watch);
    }
}
