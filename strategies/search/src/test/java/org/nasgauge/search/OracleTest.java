package org.nasgauge.search;

import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.testkit.SearchStrategyContract;

class OracleTest extends SearchStrategyContract {
    @Override
    protected SearchStrategyProvider provider() {
        return new Oracle();
    }
}
