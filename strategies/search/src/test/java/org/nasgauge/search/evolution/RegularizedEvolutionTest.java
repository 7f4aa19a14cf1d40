package org.nasgauge.search.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class RegularizedEvolutionTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new RegularizedEvolution(10, 3, true, RegularizedEvolution.Variation.SPACE, 0.05);
    }

    @Test
    void everyChildIsANeighbourOfALivingIndividual() {
        ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5, 5);
        Deque<Architecture> population = new ArrayDeque<>();
        for (Observation observation : Trials.run(create(benchmark.problem(300), 1), benchmark, 300)) {
            Architecture child = observation.trial().architecture();
            if (population.size() == 10) {
                assertThat(population)
                        .anySatisfy(parent ->
                                assertThat(benchmark.space().neighbours(parent)).contains(child));
                population.removeFirst();
            }
            population.addLast(child);
        }
    }

    @Nested
    class WithoutReplacement extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new RegularizedEvolution(10, 10, false, RegularizedEvolution.Variation.SPACE, 0.05);
        }

        @Test
        void aSampleOfAllMutatesTheBestThatLives() {
            ToyBenchmark benchmark = ToyBenchmark.additive(97, 89, 83);
            Deque<Architecture> population = new ArrayDeque<>();
            for (Observation observation : Trials.run(create(benchmark.problem(300), 1), benchmark, 300)) {
                Architecture child = observation.trial().architecture();
                if (population.size() == 10) {
                    Architecture best = population.stream()
                            .max(Comparator.comparingDouble(benchmark.score()))
                            .orElseThrow();
                    assertThat(differences(child, best)).isEqualTo(1);
                    population.removeFirst();
                }
                population.addLast(child);
            }
        }

        @Test
        void refusesASampleThatIsGreaterThanThePopulation() {
            ToyBenchmark benchmark = ToyBenchmark.additive(2, 2);
            assertThatThrownBy(() -> Settings.read(
                                    "recipe",
                                    strategy(),
                                    Map.of("population-size", 3, "sample-size", 4, "replacement", false))
                            .start(benchmark.problem(5), SeedTree.root(0).generator()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("sample-size 4 is greater than population-size 3");
        }

        private long differences(Architecture a, Architecture b) {
            return IntStream.range(0, a.length())
                    .filter(i -> a.choice(i) != b.choice(i))
                    .count();
        }
    }

    @Nested
    class WithTheMutationOfNasnet extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new RegularizedEvolution(10, 3, true, RegularizedEvolution.Variation.NASNET, 0.05);
        }
    }

    @Nested
    class WithTheNodeBiasedMutation extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new RegularizedEvolution(10, 3, true, RegularizedEvolution.Variation.NODE_BIASED, 0.05);
        }
    }
}
