package org.nasgauge.search.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class Ucb1Test {
    @Test
    void theBoundIsThatOfThePaper() {
        // 0.5 + sqrt(2 ln 16 / 4)
        assertThat(Ucb1.bound(0.5, 4, 16, 2)).isCloseTo(1.677410, within(1e-6));
        assertThat(Ucb1.bound(0, 0, 16, 2)).isInfinite();
    }

    @Nested
    class Factored extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new Ucb1.Factored();
        }
    }

    @Nested
    class OverArchitectures extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new Ucb1.OverArchitectures();
        }

        /** Computed anew from all that was told before, at every trial; means in the range of all rewards so far. */
        @Test
        void pullsTheArmWithTheGreatestBoundOnceEachHasBeenPulled() {
            ToyBenchmark benchmark = ToyBenchmark.additive(3, 2);
            SeededRandom noise = SeedTree.root(5).generator();
            List<Observation> told = Trials.run(
                    Settings.read("test", strategy(), Map.of("arm-exponent", 1.0))
                            .start(benchmark.problem(400), SeedTree.root(1).generator()),
                    trial -> new Observation.Scored(
                            trial, benchmark.score().applyAsDouble(trial.architecture()) + noise.nextGaussian(), 1),
                    400);
            assertThat(architectures(told.subList(0, 6))).doesNotHaveDuplicates();
            for (int trial = 6; trial < told.size(); trial++) {
                List<Observation> before = told.subList(0, trial);
                double[] bounds = IntStream.range(0, 6)
                        .mapToDouble(arm -> bound(benchmark.space().at(arm), before))
                        .toArray();
                double greatest = IntStream.range(0, 6)
                        .mapToDouble(arm -> bounds[arm])
                        .max()
                        .orElseThrow();
                int pulled = benchmark.space().indexOf(told.get(trial).trial().architecture());
                assertThat(bounds[pulled]).as("trial %d", trial).isCloseTo(greatest, within(1e-12));
            }
        }

        private double bound(Architecture arm, List<Observation> told) {
            List<Double> all = new ArrayList<>();
            List<Double> own = new ArrayList<>();
            for (Observation observation : told) {
                double score = ((Observation.Scored) observation).score();
                all.add(score);
                if (observation.trial().architecture().equals(arm)) {
                    own.add(score);
                }
            }
            double least = all.stream().min(Double::compare).orElseThrow();
            double most = all.stream().max(Double::compare).orElseThrow();
            double mean = own.stream()
                    .mapToDouble(score -> (score - least) / (most - least))
                    .average()
                    .orElseThrow();
            return mean + Math.sqrt(2 * Math.log(told.size()) / own.size());
        }

        private List<Architecture> architectures(List<Observation> told) {
            return told.stream()
                    .map(observation -> observation.trial().architecture())
                    .toList();
        }
    }
}
