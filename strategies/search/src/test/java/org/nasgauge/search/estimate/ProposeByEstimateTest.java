package org.nasgauge.search.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.LocalSearch;
import org.nasgauge.search.RandomSearch;
import org.nasgauge.search.bayesian.GaussianProcessSearch;
import org.nasgauge.search.evolution.RegularizedEvolution;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.WithWrapper;

class ProposeByEstimateTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new WithWrapper(new RandomSearch(), new ProposeByEstimate(), Map.of("candidates", 7));
    }

    @Override
    protected boolean learnsFromEveryTrial() {
        return false;
    }

    /** Odd sums have no estimate. */
    @Test
    void evaluatesTheBestEstimatedOfItsCandidates() {
        ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5);
        Search strategy = create(benchmark.problem(20), 1);
        for (int i = 0; i < 20; i++) {
            List<Integer> sums = new ArrayList<>();
            Proposal proposal = strategy.ask();
            while (proposal instanceof Proposal.Query query) {
                int sum = sum(query.architecture());
                sums.add(sum);
                assertThat(strategy.ask()).isEqualTo(Proposal.Wait.UNTIL_TOLD);
                strategy.tell(new Estimate(query, sum % 2 == 0 ? OptionalDouble.of(sum) : OptionalDouble.empty(), 1));
                proposal = strategy.ask();
            }
            assertThat(sums).hasSize(7);
            int best = sums.stream()
                    .filter(sum -> sum % 2 == 0)
                    .max(Integer::compare)
                    .orElse(sums.get(0));
            Proposal.Trial trial = (Proposal.Trial) proposal;
            assertThat(sum(trial.architecture())).isEqualTo(best);
            strategy.tell(benchmark.apply(trial));
        }
    }

    private static int sum(Architecture architecture) {
        return IntStream.of(architecture.choices()).sum();
    }

    @Nested
    class OfEvolution extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new WithWrapper(
                    new RegularizedEvolution(10, 3, true, RegularizedEvolution.Variation.SPACE, 0.05),
                    new ProposeByEstimate(),
                    Map.of("candidates", 3));
        }
    }

    @Nested
    class OfLocalSearch extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new WithWrapper(new LocalSearch(), new ProposeByEstimate(), Map.of("candidates", 2));
        }
    }

    @Nested
    class OfBayesianOptimisation extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new WithWrapper(new GaussianProcessSearch(), new ProposeByEstimate(), Map.of());
        }
    }
}
