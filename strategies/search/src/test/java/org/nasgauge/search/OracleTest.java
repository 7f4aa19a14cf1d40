package org.nasgauge.search;

import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;

class OracleTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new Oracle();
    }

    @Override
    protected boolean learnsFromEveryTrial() {
        return false;
    }
}
