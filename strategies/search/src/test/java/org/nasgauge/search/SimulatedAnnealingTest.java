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

    @Test
    void theUnitOfTheObjectiveDoesNotMatter() {
        ToyBenchmark percent = ToyBenchmark.additive(5, 5, 5, 5);
        for (double unit : new double[] {0x1p-30, 0x1p-7, 0x1p20}) {
            ToyBenchmark other = new ToyBenchmark(
                    percent.space(), a -> unit * percent.score().applyAsDouble(a));
            assertThat(Trials.run(create(other.problem(200), 4), other, 200))
                    .extracting(Observation::trial)
                    .isEqualTo(Trials.run(create(percent.problem(200), 4), percent, 200).stream()
                            .map(Observation::trial)
                            .toList());
        }
    }

    /** The greatest less the lower of the two in the middle. */
    @Test
    void theSpreadIsThatOfTheBetterHalf() {
        assertThat(SimulatedAnnealing.spread(List.of(10.0, 90.0, 93.0, 88.0))).isEqualTo(5);
        assertThat(SimulatedAnnealing.spread(List.of(3.0))).isZero();
    }

    /** At a fixed temperature the chain visits a state in proportion to exp(score / T), where all have two neighbours. */
    @Test
    void visitsStatesByBoltzmann() {
        ToyBenchmark benchmark = ToyBenchmark.additive(3);
        int trials = 200_000;
        List<Observation> told = Trials.run(
                        Settings.read(
                                        "test",
                                        strategy(),
                                        Map.of("ratio", 1.0, "initial-temperature", 2.0, "random-trials", 1_000))
                                .start(
                                        benchmark.problem(trials),
                                        SeedTree.root(3).generator()),
                        benchmark,
                        trials)
                .subList(1_000, trials); // the scores of the random trials are 0, 1 and 2, so that their spread is 1
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
                    / (double) told.size();
            assertThat(share).isCloseTo((1 - weight[state] / sum) / 2, within(0.005));
        }
    }

    @Nested
    class Cold extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new SimulatedAnnealing(2, 1e-9, 0.9, 1);
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
