package org.nasgauge.search.wrapper;

import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.SearchStrategy;

/** A strategy around another one. */
abstract class Wrapper implements SearchStrategy {
    /** The wrapped strategy. */
    final SearchStrategy inner;

    Wrapper(SearchStrategy inner) {
        this.inner = inner;
    }

    @Override
    public final void tell(Estimate estimate) {
        inner.tell(estimate);
    }

    @Override
    public final void watchFits(FitWatch watch) {
        inner.watchFits(watch);
    }
}
