package org.nasgauge.search.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.testkit.ToyBenchmark;

class FitsBehindWrappersTest {
    static List<StrategyWrapper> installed() {
        return ServiceLoader.load(StrategyWrapper.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("installed")
    void theWatchReachesTheWrappedStrategy(StrategyWrapper wrapper) {
        List<FitWatch> heard = new ArrayList<>();
        Problem problem = ToyBenchmark.additive(2, 2).problem(10);
        Search inner = new Search() {
            @Override
            public Proposal ask() {
                return Proposal.End.OF_SEARCH;
            }

            @Override
            public void tell(Observation observation) {}

            @Override
            public void watchFits(FitWatch watch) {
                heard.add(watch);
            }
        };
        wrapper.wrap(inner, problem, SeedTree.root(1).generator()).watchFits(FitWatch.NONE);
        assertThat(heard).containsExactly(FitWatch.NONE);
    }
}
