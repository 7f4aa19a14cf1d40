package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class TreeParzenTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new TreeParzen();
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
        assertThat(found).isGreaterThan(90);
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
    void jointKernelsAreNotComparedByDecision() {
        assertThatThrownBy(() -> Settings.read("my.yaml", new TreeParzen(), Map.of("by-decision", true)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("joint-kernels");
    }

    @Nested
    class OfHyperopt extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return TreeParzen.ofHyperopt();
        }

        @Override
        protected boolean fitsAModel() {
            return true;
        }
    }

    @Nested
    class ByKernelsOfEachDecision extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return Settings.read(
                    "test", new TreeParzen(), Map.of("density", "kernels", "repeats", true, "full-weight", 5));
        }

        @Override
        protected boolean fitsAModel() {
            return true;
        }
    }
}
