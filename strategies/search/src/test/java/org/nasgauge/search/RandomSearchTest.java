package org.nasgauge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class RandomSearchTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new RandomSearch();
    }

    @Override
    protected boolean learnsFromEveryTrial() {
        return false;
    }

    @Nested
    class WithoutReplacement extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new RandomSearch(false);
        }

        @Override
        protected boolean learnsFromEveryTrial() {
            return false;
        }

        @Test
        void proposesEveryArchitectureOnceAndEnds() {
            ToyBenchmark benchmark = ToyBenchmark.additive(4, 3, 2);
            List<Observation> told = Trials.run(create(benchmark.problem(1_000), 1), benchmark, 1_000);
            assertThat(told)
                    .extracting(observation -> observation.trial().architecture())
                    .hasSize(24)
                    .doesNotHaveDuplicates();
        }
    }
}
