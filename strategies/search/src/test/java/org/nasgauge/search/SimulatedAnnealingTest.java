package org.nasgauge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class SimulatedAnnealingTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new SimulatedAnnealing();
    }

    @Test
    void acceptsByMetropolis() {
        assertThat(SimulatedAnnealing.acceptance(-3, 1)).isEqualTo(1);
        assertThat(SimulatedAnnealing.acceptance(0, 1)).isEqualTo(1);
        assertThat(SimulatedAnnealing.acceptance(2, 4)).isCloseTo(0.60653066, within(1e-8)); // exp(-1/2)
    }

    /** At a fixed temperature the chain visits a state in proportion to exp(score / T), where all have two neighbours. */
    @Test
    void visitsStatesByBoltzmann() {
        ToyBenchmark benchmark = ToyBenchmark.additive(3);
        int trials = 200_000;
        List<Observation> told = Trials.run(
                Settings.read("test", strategy(), Map.of("ratio", 1.0, "initial-temperature", 2.0))
                        .start(benchmark.problem(trials), SeedTree.root(3).generator()),
                benchmark,
                trials);
        // A neighbour of the best state is proposed from it, or from the other: by detailed balance the share of
        // proposals of state i is (1 − π(i)) / 2.
        double[] weight = {1, Math.exp(0.5), Math.exp(1)};
        double sum = weight[0] + weight[1] + weight[2];
        for (int state = 0; state < 3; state++) {
            Architecture architecture = Architecture.of(state);
            double share = told.stream()
                            .filter(observation ->
                                    observation.trial().architecture().equals(architecture))
                            .count()
                    / (double) trials;
            assertThat(share).isCloseTo((1 - weight[state] / sum) / 2, within(0.005));
        }
    }

    @Nested
    class Cold extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new SimulatedAnnealing(1e-9, 0.9, 1);
        }

        @Test
        void climbsToTheOptimumOfAHill() {
            ToyBenchmark benchmark = ToyBenchmark.additive(4, 4, 4);
            assertThat(Trials.run(create(benchmark.problem(500), 1), benchmark, 500))
                    .extracting(observation -> observation.trial().architecture())
                    .contains(benchmark.best());
        }
    }
}
