package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class ConformalQuantileSearchTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new ConformalQuantileSearch(3, 10, 0.1, 32, 5, 40);
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

    @Test
    void quantilesHaveAMedian() {
        assertThatThrownBy(() -> Settings.read("my.yaml", new ConformalQuantileSearch(), Map.of("quantiles", 4)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("odd");
    }
}
