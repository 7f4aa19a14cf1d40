package org.nasgauge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.ProductSpace;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class LocalSearchTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new LocalSearch();
    }

    @Test
    void reachesTheOptimumOfAHillAndThenSearchesAllTheRest() {
        ToyBenchmark benchmark = ToyBenchmark.additive(4, 4, 4);
        List<Observation> told = Trials.run(create(benchmark.problem(1_000), 1), benchmark, 1_000);
        // At most: the start, then three steps of nine neighbours each, of which some are known already.
        assertThat(told.subList(0, Math.min(told.size(), 1 + 4 * 9)))
                .extracting(observation -> observation.trial().architecture())
                .contains(benchmark.best());
        assertThat(told)
                .extracting(observation -> observation.trial().architecture())
                .hasSize(64)
                .doesNotHaveDuplicates();
    }

    @Nested
    class WithoutRestart extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new LocalSearch(3, false, false);
        }

        @Test
        void movesToTheFirstBetterNeighbourAndEndsAtTheLocalOptimum() {
            ToyBenchmark benchmark =
                    new ToyBenchmark(ProductSpace.of(6, 6), a -> (a.choice(0) * 5 + a.choice(1) * 7) % 11);
            for (int seed = 0; seed < 50; seed++) {
                List<Observation> told = Trials.run(create(benchmark.problem(1_000), seed), benchmark, 1_000);
                assertThat(told).hasSizeLessThan(36);
                Architecture last = told.stream()
                        .map(observation -> observation.trial().architecture())
                        .reduce((a, b) -> benchmark.score().applyAsDouble(b)
                                        > benchmark.score().applyAsDouble(a)
                                ? b
                                : a)
                        .orElseThrow();
                assertThat(benchmark.space().neighbours(last))
                        .allSatisfy(neighbour -> assertThat(benchmark.score().applyAsDouble(neighbour))
                                .isLessThanOrEqualTo(benchmark.score().applyAsDouble(last)));
            }
        }
    }
}
