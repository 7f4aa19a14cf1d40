package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class TreeParzenTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new TreeParzen(0.15, 24, 10);
    }

    @Override
    protected boolean fitsAModel() {
        return true;
    }

    /** 100 random draws hit the optimum among 625 in 15 % of the runs. */
    @Test
    void mostlyComesToTheOptimumWhereChoicesCountByThemselves() {
        ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5, 5);
        int found = 0;
        for (int seed = 0; seed < 100; seed++) {
            List<Observation> told = Trials.run(create(benchmark.problem(100), seed), benchmark, 100);
            boolean hit = told.stream()
                    .anyMatch(observation -> observation.trial().architecture().equals(benchmark.best()));
            found += hit ? 1 : 0;
        }
        assertThat(found).isGreaterThan(45);
    }
}
