package org.nasgauge.search.bandit;

import org.junit.jupiter.api.Nested;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;

class ThompsonSamplingTest {
    @Nested
    class Factored extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new ThompsonSampling.Factored();
        }
    }

    @Nested
    class OverArchitectures extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new ThompsonSampling.OverArchitectures();
        }
    }
}
