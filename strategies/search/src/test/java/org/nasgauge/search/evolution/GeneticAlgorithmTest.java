package org.nasgauge.search.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class GeneticAlgorithmTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new GeneticAlgorithm();
    }

    @Test
    void aChildOfOneCutHasItsFirstChoicesFromOneParentAndTheOthersFromTheOther() {
        ToyBenchmark benchmark = ToyBenchmark.additive(2, 3, 5, 7);
        List<Architecture> proposed = proposed(
                benchmark,
                Map.of("population-size", 10, "mutation-probability", 0.0, "crossover-probability", 1.0),
                19);
        List<Architecture> parents = proposed.subList(0, 10);
        assertThat(proposed.subList(10, 19))
                .hasSize(9)
                .allSatisfy(child -> assertThat(parents)
                        .anySatisfy(mother -> assertThat(parents)
                                .anySatisfy(father -> assertThat(IntStream.range(1, 4)
                                                .anyMatch(cut -> isCut(child, mother, father, cut)))
                                        .isTrue())));
    }

    @Test
    void theBestLivesOnWithoutBeingEvaluatedAgain() {
        ToyBenchmark benchmark = ToyBenchmark.additive(9, 8, 7);
        List<Architecture> proposed = proposed(
                benchmark,
                Map.of(
                        "population-size", 5,
                        "elites", 1,
                        "tournament-size", 200,
                        "mutation-probability", 1.0,
                        "crossover-probability", 0.0),
                5 + 3 * 4);
        // Every child is a mutant of the best until then.
        for (int generation = 0; generation < 3; generation++) {
            int first = 5 + 4 * generation;
            Architecture best = proposed.subList(0, first).stream()
                    .reduce((a, b) -> benchmark.score().applyAsDouble(b)
                                    > benchmark.score().applyAsDouble(a)
                            ? b
                            : a)
                    .orElseThrow();
            assertThat(proposed.subList(first, first + 4))
                    .allSatisfy(child ->
                            assertThat(benchmark.space().neighbours(best)).contains(child));
        }
    }

    @Test
    void refusesAPopulationOfElites() {
        assertThatThrownBy(() -> proposed(ToyBenchmark.additive(2, 2), Map.of("population-size", 3, "elites", 3), 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("elites 3 leaves no room for children in a population of 3");
    }

    private List<Architecture> proposed(ToyBenchmark benchmark, Map<String, ?> settings, int trials) {
        return Trials.run(
                        Settings.read("test", strategy(), settings)
                                .start(
                                        benchmark.problem(trials),
                                        SeedTree.root(1).generator()),
                        benchmark,
                        trials)
                .stream()
                .map(observation -> observation.trial().architecture())
                .toList();
    }

    private static boolean isCut(Architecture child, Architecture mother, Architecture father, int cut) {
        return IntStream.range(0, child.length())
                .allMatch(i -> child.choice(i) == (i < cut ? mother : father).choice(i));
    }

    @Nested
    class UniformCrossover extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new GeneticAlgorithm(7, 2, GeneticAlgorithm.Crossover.UNIFORM, 0.6, 0.8, 0);
        }
    }
}
