package org.nasgauge.search.bandit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.search.RandomSearch;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

/** What bandits are for, the sum of rewards, and what they must not forget over it: to see many architectures. */
class BanditsTest {
    private static final int RUNS = 20;
    private static final int TRIALS = 120;

    static Stream<SearchStrategy> factored() {
        return Stream.of(new EpsilonGreedy.Factored(), new Ucb1.Factored(), new ThompsonSampling.Factored());
    }

    static Stream<SearchStrategy> overArchitectures() {
        return Stream.of(
                new EpsilonGreedy.OverArchitectures(),
                new Ucb1.OverArchitectures(),
                new ThompsonSampling.OverArchitectures());
    }

    static Stream<SearchStrategy> all() {
        return Stream.concat(factored(), overArchitectures());
    }

    @ParameterizedTest
    @MethodSource("factored")
    void decisionsDoNotExploreInStep(SearchStrategy bandit) {
        ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5, 5, 5);
        for (int seed = 0; seed < RUNS; seed++) {
            assertThat(distinct(told(bandit, benchmark, TRIALS, seed)))
                    .as("seed %d", seed)
                    .isGreaterThan(TRIALS / 2);
        }
    }

    @ParameterizedTest
    @MethodSource("overArchitectures")
    void drawsAsManyArmsAsItsRuleSays(SearchStrategy bandit) {
        ToyBenchmark benchmark = ToyBenchmark.additive(9, 9, 9, 9);
        assertThat(distinct(told(bandit, benchmark, 100, 1))).isEqualTo(10);
        assertThat(distinct(told(bandit, benchmark, 1_000, 1))).isEqualTo(32);
    }

    @ParameterizedTest
    @MethodSource("all")
    void earnsMoreThanRandomSearch(SearchStrategy bandit) {
        ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5, 5, 5);
        assertThat(rewards(bandit, benchmark)).isGreaterThan(1.1 * rewards(new RandomSearch(), benchmark));
    }

    /** 4 · 3 arms, or two bandits of four and three: more than half of the last pulls are of the one best. */
    @ParameterizedTest
    @MethodSource("all")
    void pullsTheBestArmsEverMoreOften(SearchStrategy bandit) {
        ToyBenchmark benchmark = ToyBenchmark.additive(4, 3);
        List<Observation> told = told(bandit, benchmark, 3_000, 1);
        assertThat(bestAmong(told.subList(2_900, 3_000), benchmark))
                .isGreaterThan(35)
                .isGreaterThan(bestAmong(told.subList(0, 100), benchmark));
    }

    @Test
    void aRangeOfRewardsThatIsNoNumberIsHalved() {
        Arms.Scale scale = new Arms.Scale();
        scale.include(-Double.MAX_VALUE);
        scale.include(Double.MAX_VALUE);
        assertThat(scale.of(0)).isEqualTo(0.5);
        assertThat(scale.of(Double.MAX_VALUE)).isEqualTo(1);
    }

    private static double rewards(SearchStrategy strategy, ToyBenchmark benchmark) {
        return IntStream.range(0, RUNS)
                .mapToObj(seed -> told(strategy, benchmark, TRIALS, seed))
                .flatMap(List::stream)
                .mapToDouble(observation -> ((Observation.Scored) observation).score())
                .sum();
    }

    private static List<Observation> told(SearchStrategy strategy, ToyBenchmark benchmark, int trials, long seed) {
        return Trials.run(
                strategy.start(
                        benchmark.problem(trials),
                        SeedTree.root(seed).child(strategy.name()).generator()),
                benchmark,
                trials);
    }

    private static long distinct(List<Observation> told) {
        return told.stream()
                .map(observation -> observation.trial().architecture())
                .distinct()
                .count();
    }

    private static long bestAmong(List<Observation> told, ToyBenchmark benchmark) {
        return told.stream()
                .filter(observation -> observation.trial().architecture().equals(benchmark.best()))
                .count();
    }
}
