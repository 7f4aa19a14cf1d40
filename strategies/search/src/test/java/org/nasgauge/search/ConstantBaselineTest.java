package org.nasgauge.search;

import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;

class ConstantBaselineTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new ConstantBaseline();
    }

    @Override
    protected boolean learnsFromEveryTrial() {
        return false;
    }
}
