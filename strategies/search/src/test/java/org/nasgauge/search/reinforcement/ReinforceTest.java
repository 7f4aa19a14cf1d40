package org.nasgauge.search.reinforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class ReinforceTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new Reinforce();
    }

    @Test
    void thePolicyComesToTheOptimum() {
        ToyBenchmark benchmark = ToyBenchmark.additive(4, 3, 2);
        List<Observation> told = Trials.run(
                Settings.read("test", strategy(), Map.of("learning-rate", 0.05))
                        .start(benchmark.problem(2_000), SeedTree.root(1).generator()),
                benchmark,
                2_000);
        assertThat(told.subList(1_900, 2_000))
                .filteredOn(observation -> observation.trial().architecture().equals(benchmark.best()))
                .hasSizeGreaterThan(90);
    }
}
