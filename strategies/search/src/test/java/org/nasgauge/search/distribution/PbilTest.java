package org.nasgauge.search.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class PbilTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new Pbil();
    }

    @Test
    void theDistributionComesToTheOptimum() {
        ToyBenchmark benchmark = ToyBenchmark.additive(4, 3, 5);
        for (long seed = 0; seed < 10; seed++) {
            List<Observation> told = Trials.run(create(benchmark.problem(400), seed), benchmark, 400);
            assertThat(told.subList(100, 400))
                    .as("seed %d", seed)
                    .filteredOn(
                            observation -> observation.trial().architecture().equals(benchmark.best()))
                    .hasSizeGreaterThan(25);
        }
    }
}
