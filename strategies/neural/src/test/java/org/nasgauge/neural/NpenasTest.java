package org.nasgauge.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class NpenasTest extends SearchStrategyContract {
    @Override
    protected SearchStrategyProvider provider() {
        return new Npenas();
    }

    @Override
    protected boolean fitsAModel() {
        return true;
    }

    @Override
    protected Map<String, ?> settings() {
        return Map.of("layers", 2, "epochs", 5);
    }

    /** 60 of 15,625 architectures; uniform random search is at the optimum in one run of 260. */
    @Test
    void findsTheOptimumOfAnAdditiveLandscape() {
        ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5, 5, 5, 5);
        long found = IntStream.range(0, 10)
                .filter(seed -> {
                    List<Observation> told = Trials.run(
                            provider()
                                    .create(
                                            benchmark.problem(60),
                                            Settings.read("test", provider(), Map.of("layers", 2)),
                                            SeedTree.root(seed).generator()),
                            benchmark,
                            60);
                    return told.stream()
                            .anyMatch(observation ->
                                    observation.trial().architecture().equals(benchmark.best()));
                })
                .count();
        assertThat(found).isGreaterThanOrEqualTo(5);
    }
}
