package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.search.bayesian.GaussianProcessSearch.Encoding;
import org.nasgauge.testkit.ProductSpace;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class GaussianProcessSearchTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new GaussianProcessSearch();
    }

    @Override
    protected boolean fitsAModel() {
        return true;
    }

    /** 40 random draws hit the optimum among 625 in 6 % of the runs. */
    @Test
    void mostlyComesToTheOptimumWhereChoicesCountByThemselves() {
        ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5, 5);
        int found = 0;
        for (int seed = 0; seed < 30; seed++) {
            List<Observation> told = Trials.run(create(benchmark.problem(40), seed), benchmark, 40);
            boolean hit = told.stream()
                    .anyMatch(observation -> observation.trial().architecture().equals(benchmark.best()));
            found += hit ? 1 : 0;
        }
        assertThat(found).isGreaterThan(24);
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
    void aSpaceWithoutPathsHasNoPathEncoding() {
        ProductSpace space = ProductSpace.of(2, 2);
        assertThatThrownBy(() -> Encoding.PATH.code(space))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has no path encoding");
    }

    @Nested
    class UpperConfidenceBoundOverAPool extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new GaussianProcessSearch(
                    Acquisition.UPPER_CONFIDENCE_BOUND,
                    Encoding.CHOICES,
                    10,
                    4,
                    new ProcessSettings(),
                    new AcquisitionSearch(50, 2));
        }
    }

    @Nested
    class ThompsonSampling extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new GaussianProcessSearch(
                    Acquisition.INDEPENDENT_THOMPSON_SAMPLING,
                    Encoding.CHOICES,
                    10,
                    4,
                    new ProcessSettings(),
                    new AcquisitionSearch(50, 2));
        }
    }

    @Nested
    class WithTheAdjacencyEncoding extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new GaussianProcessSearch(
                    Acquisition.EXPECTED_IMPROVEMENT,
                    Encoding.ADJACENCY,
                    10,
                    4,
                    new ProcessSettings(),
                    new AcquisitionSearch(50, 2));
        }
    }
}
