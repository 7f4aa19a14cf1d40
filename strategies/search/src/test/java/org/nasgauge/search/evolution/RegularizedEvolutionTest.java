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
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class RegularizedEvolutionTest extends SearchStrategyContract {
    @Override
    protected SearchStrategyProvider provider() {
        return new RegularizedEvolution();
    }

    @Override
    protected Map<String, ?> settings() {
        return Map.of("population-size", 10, "sample-size", 3);
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
        protected SearchStrategyProvider provider() {
            return new RegularizedEvolution();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("population-size", 10, "sample-size", 10, "replacement", false);
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
            assertThatThrownBy(() -> provider()
                            .create(
                                    benchmark.problem(5),
                                    OldSettings.read(
                                            "recipe",
                                            provider(),
                                            Map.of("population-size", 3, "sample-size", 4, "replacement", false)),
                                    SeedTree.root(0).generator()))
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
        protected SearchStrategyProvider provider() {
            return new RegularizedEvolution();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("population-size", 10, "sample-size", 3, "mutation", "nasnet");
        }
    }

    @Nested
    class WithTheNodeBiasedMutation extends SearchStrategyContract {
        @Override
        protected SearchStrategyProvider provider() {
            return new RegularizedEvolution();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("population-size", 10, "sample-size", 3, "mutation", "node-biased");
        }
    }
}
