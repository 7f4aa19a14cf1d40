package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class SmacTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new Smac(10, 2, 10, 5.0 / 6, 10, new AcquisitionSearch(100, 3), Lie.MEAN);
    }

    @Override
    protected boolean fitsAModel() {
        return true;
    }

    /** 60 random draws hit the optimum among 625 in 9 % of the runs. */
    @Test
    void mostlyComesToTheOptimumWhereChoicesCountByThemselves() {
        ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5, 5);
        int found = 0;
        for (int seed = 0; seed < 30; seed++) {
            List<Observation> told = Trials.run(create(benchmark.problem(60), seed), benchmark, 60);
            boolean hit = told.stream()
                    .anyMatch(observation -> observation.trial().architecture().equals(benchmark.best()));
            found += hit ? 1 : 0;
        }
        assertThat(found).isGreaterThan(8);
    }

    @Test
    void proposesEveryArchitectureOnceAndEnds() {
        ToyBenchmark benchmark = ToyBenchmark.additive(3, 3, 3);
        assertThat(Trials.run(create(benchmark.problem(100), 1), benchmark, 100))
                .extracting(observation -> observation.trial().architecture())
                .hasSize(27)
                .doesNotHaveDuplicates();
    }
}
