package org.nasgauge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class GridSearchTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new GridSearch();
    }

    @Test
    void proposesEveryArchitectureOnceInLexicographicOrder() {
        ToyBenchmark benchmark = ToyBenchmark.additive(2, 3, 1, 4);
        assertThat(Trials.run(create(benchmark.problem(1_000), 1), benchmark, 1_000))
                .extracting(observation -> observation.trial().architecture())
                .containsExactlyElementsOf(
                        IntStream.range(0, 24).mapToObj(benchmark.space()::at).toList());
    }
}
