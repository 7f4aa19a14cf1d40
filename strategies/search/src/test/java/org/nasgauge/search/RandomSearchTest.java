package org.nasgauge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class RandomSearchTest extends SearchStrategyContract {
    @Override
    protected SearchStrategyProvider provider() {
        return new RandomSearch();
    }

    @Nested
    class WithoutReplacement extends SearchStrategyContract {
        @Override
        protected SearchStrategyProvider provider() {
            return new RandomSearch();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("replacement", false);
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
