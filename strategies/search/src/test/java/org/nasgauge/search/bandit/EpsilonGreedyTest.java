package org.nasgauge.search.bandit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class EpsilonGreedyTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new EpsilonGreedy();
    }

    @Test
    void pullsTheBestArmsEverMoreOften() {
        ToyBenchmark benchmark = ToyBenchmark.additive(4, 3);
        List<Observation> told = Trials.run(create(benchmark.problem(3_000), 1), benchmark, 3_000);
        assertThat(bestAmong(told.subList(0, 100), benchmark)).isGreaterThan(15);
        assertThat(bestAmong(told.subList(2_900, 3_000), benchmark)).isGreaterThan(70);
    }

    private static long bestAmong(List<Observation> told, ToyBenchmark benchmark) {
        return told.stream()
                .filter(observation -> observation.trial().architecture().equals(benchmark.best()))
                .count();
    }
}
