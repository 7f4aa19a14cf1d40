package org.nasgauge.search;

import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.testkit.SearchStrategyContract;

class ConstantBaselineTest extends SearchStrategyContract {
    @Override
    protected SearchStrategyProvider provider() {
        return new ConstantBaseline();
    }
}
