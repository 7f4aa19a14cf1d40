package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class BoreTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new Bore(Bore.Classifier.BOOSTED_TREES, 10, 0.25, 6, 40);
    }

    @Override
    protected boolean fitsAModel() {
        return true;
    }

    @Test
    void proposesEveryArchitectureOnceAndEnds() {
        ToyBenchmark benchmark = ToyBenchmark.additive(3, 3, 3);
        assertThat(Trials.run(create(benchmark.problem(100), 1), benchmark, 100))
                .extracting(observation -> observation.trial().architecture())
                .hasSize(27)
                .doesNotHaveDuplicates();
    }

    @Nested
    class ByForest extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new Bore(Bore.Classifier.RANDOM_FOREST, 5, 0.25, 6, 40);
        }

        @Override
        protected boolean fitsAModel() {
            return true;
        }
    }
}
