package org.nasgauge.search.bandit;

import org.junit.jupiter.api.Nested;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;

class EpsilonGreedyTest {
    @Nested
    class Factored extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new EpsilonGreedy.Factored();
        }
    }

    @Nested
    class OverArchitectures extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new EpsilonGreedy.OverArchitectures();
        }
    }
}
