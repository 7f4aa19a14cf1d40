package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.bayesian.PredictorGuidedSearch.Model;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class PredictorGuidedSearchTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new PredictorGuidedSearch(Model.RANDOM_FOREST, 15, 10, 200);
    }

    @Override
    protected boolean fitsAModel() {
        return true;
    }

    @Nested
    class WithRidgeRegression extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new PredictorGuidedSearch(Model.RIDGE, 30, 8, 1_000);
        }

        /** Scores are linear in the choices, so that the model ranks the 95 that are left as they are. */
        @Test
        void theFirstBatchIsTheBestOfTheRestWhereTheModelIsRight() {
            ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5);
            List<Architecture> proposed = Trials.run(create(benchmark.problem(38), 1), benchmark, 38).stream()
                    .map(observation -> observation.trial().architecture())
                    .toList();
            List<Double> best = IntStream.range(0, 125)
                    .mapToObj(benchmark.space()::at)
                    .filter(architecture -> !proposed.subList(0, 30).contains(architecture))
                    .map(benchmark.score()::applyAsDouble)
                    .sorted(Comparator.reverseOrder())
                    .limit(2)
                    .toList();
            List<Double> batch = proposed.subList(30, 38).stream()
                    .map(benchmark.score()::applyAsDouble)
                    .toList();
            assertThat(batch).containsAll(best);
        }
    }

    @Nested
    class WithAGaussianProcess extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new PredictorGuidedSearch(Model.GAUSSIAN_PROCESS, 20, 10, 1_000);
        }
    }

    @Test
    void proposesEveryArchitectureOnceAndEnds() {
        ToyBenchmark benchmark = ToyBenchmark.additive(3, 3, 3);
        List<Observation> told = Trials.run(create(benchmark.problem(100), 1), benchmark, 100);
        assertThat(told)
                .extracting(observation -> observation.trial().architecture())
                .hasSize(27)
                .doesNotHaveDuplicates();
    }
}
