package org.nasgauge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nasgauge.testkit.RegretAssert.assertThatRegrets;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.search.bandit.EpsilonGreedy;
import org.nasgauge.search.bandit.ThompsonSampling;
import org.nasgauge.search.bandit.Ucb1;
import org.nasgauge.search.bayesian.TreeParzen;
import org.nasgauge.search.evolution.GeneticAlgorithm;
import org.nasgauge.search.evolution.RegularizedEvolution;
import org.nasgauge.testkit.FinalRegrets;
import org.nasgauge.testkit.ToyBenchmark;

/**
 * Strategies that learn do better than random search where there is something to learn. Not among them:
 * REINFORCE, which the learning rate of its script keeps near random for this long.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BetterThanRandomTest {
    private static final int RUNS = 40;

    private final ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5, 5, 5);
    private final double[] random = regrets(new RandomSearch(), Map.of(), 1_000);

    static Stream<SearchStrategy> learners() {
        return Stream.of(
                new LocalSearch(),
                new SimulatedAnnealing(),
                new GeneticAlgorithm(),
                new EpsilonGreedy.Factored(),
                new Ucb1.Factored(),
                new ThompsonSampling.Factored(),
                new TreeParzen());
    }

    @ParameterizedTest
    @MethodSource("learners")
    void learnersBeatRandomSearch(SearchStrategy learner) {
        assertBeatsRandom(learner, Map.of());
    }

    @Test
    void evolutionBeatsRandomSearch() {
        assertBeatsRandom(new RegularizedEvolution(), Map.of("population-size", 20, "sample-size", 5));
    }

    @Test
    void randomSearchDoesNotBeatItself() {
        assertThatRegrets(regrets(new RandomSearch(), Map.of(), 0)).areNotWorseThan(random);
        assertThatRegrets(random).areNotWorseThan(regrets(new RandomSearch(), Map.of(), 0));
    }

    private void assertBeatsRandom(SearchStrategy learner, Map<String, ?> settings) {
        double[] learned = regrets(learner, settings, 0);
        assertThat(learned).hasSize(RUNS);
        assertThatThrownBy(() -> assertThatRegrets(random).areNotWorseThan(learned))
                .isInstanceOf(AssertionError.class);
    }

    private double[] regrets(SearchStrategy provider, Map<String, ?> settings, int firstSeed) {
        return FinalRegrets.of(provider, settings, benchmark, 120, firstSeed, RUNS);
    }
}
