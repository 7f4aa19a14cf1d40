package org.nasgauge.search.multifidelity;

import org.nasgauge.api.search.SearchStrategy;

class DyHpoTest extends PausedTrainingsContract {
    @Override
    protected SearchStrategy strategy() {
        return new DyHpo(1, 5, 4, 1, 2);
    }
}
