package org.nasgauge.search.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.LocalSearch;
import org.nasgauge.search.RandomSearch;
import org.nasgauge.search.bayesian.GaussianProcessSearch;
import org.nasgauge.search.evolution.RegularizedEvolution;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;
import org.nasgauge.testkit.WithWrapper;

class WarmStartByEstimateTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new WithWrapper(
                new RegularizedEvolution(10, 3, true, RegularizedEvolution.Variation.SPACE, 0.05),
                new WarmStartByEstimate(),
                Map.of("queries", 50, "trials", 10));
    }

    /** The estimator of the kit says the sum of the choices. */
    @Test
    void theFirstTrialsAreTheBestEstimatedAndTheNextDescendFromThem() {
        ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 2);
        List<Architecture> proposed = Trials.run(create(benchmark.problem(20), 1), benchmark, 20).stream()
                .map(observation -> observation.trial().architecture())
                .toList();
        List<Integer> best = IntStream.range(0, 50)
                .mapToObj(index -> sum(benchmark.space().at(index)))
                .sorted(Comparator.reverseOrder())
                .limit(10)
                .toList();
        assertThat(proposed.subList(0, 10)).doesNotHaveDuplicates();
        assertThat(proposed.subList(0, 10))
                .extracting(WarmStartByEstimateTest::sum)
                .isEqualTo(best);
        assertThat(proposed.subList(0, 10))
                .anySatisfy(parent ->
                        assertThat(benchmark.space().neighbours(parent)).contains(proposed.get(10)));
    }

    private static int sum(Architecture architecture) {
        return IntStream.of(architecture.choices()).sum();
    }

    @Nested
    class OfLocalSearch extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new WithWrapper(new LocalSearch(), new WarmStartByEstimate(), Map.of("queries", 20, "trials", 1));
        }
    }

    @Nested
    class OfRandomSearch extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new WithWrapper(new RandomSearch(), new WarmStartByEstimate(), Map.of());
        }

        @Override
        protected boolean learnsFromEveryTrial() {
            return false;
        }
    }

    @Nested
    class OfBayesianOptimisation extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new WithWrapper(new GaussianProcessSearch(), new WarmStartByEstimate(), Map.of("queries", 40));
        }
    }
}
