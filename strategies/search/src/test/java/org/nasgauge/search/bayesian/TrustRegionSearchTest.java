package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.RandomSearch;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class TrustRegionSearchTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new TrustRegionSearch(5, 4, 6, 2, 3, 2, new ProcessSettings(), new AcquisitionSearch(30, 1));
    }

    @Override
    protected boolean fitsAModel() {
        return true;
    }

    @Nested
    class WithTheAuthorsSettings extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new TrustRegionSearch();
        }
    }

    @Test
    void proposesEveryArchitectureOnceAndEnds() {
        ToyBenchmark benchmark = ToyBenchmark.additive(3, 3, 3);
        assertThat(Trials.run(create(benchmark.problem(100), 1), benchmark, 100))
                .extracting(observation -> observation.trial().architecture())
                .hasSize(27)
                .doesNotHaveDuplicates();
    }

    /** No score ever improves: a ball of 2 shrinks to 1 after five failures, and another begins around a new centre. */
    @Test
    void staysInTheBallUntilItHasShrunk() {
        TrustRegionSearch strategy =
                new TrustRegionSearch(1, 2, 2, 3, 5, 2, new ProcessSettings(), new AcquisitionSearch(30, 1));
        ToyBenchmark constant = ToyBenchmark.constant(3, 3, 3, 3, 3, 3, 3, 3);
        List<Architecture> proposed =
                Trials.run(strategy.start(constant.problem(60), SeedTree.root(1).generator()), constant, 60).stream()
                        .map(observation -> observation.trial().architecture())
                        .toList();
        Set<Architecture> centres = new HashSet<>();
        for (int ball = 0; ball < 10; ball++) {
            Architecture centre = proposed.get(6 * ball);
            centres.add(centre);
            for (int i = 1; i <= 5; i++) {
                assertThat(distance(centre, proposed.get(6 * ball + i))).isBetween(1, 2);
            }
        }
        assertThat(centres).hasSize(10);
    }

    @Test
    void mostlyComesNearTheOptimumOfALargerSpace() {
        ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5, 5, 5, 5);
        double sum = 0;
        double randomSum = 0;
        for (int seed = 0; seed < 10; seed++) {
            sum += best(benchmark, new TrustRegionSearch(), seed);
            randomSum += best(benchmark, new RandomSearch(), seed);
        }
        assertThat(sum).isGreaterThan(randomSum + 5);
    }

    private static double best(ToyBenchmark benchmark, SearchStrategy strategy, int seed) {
        return Trials.run(
                        strategy.start(
                                benchmark.problem(60), SeedTree.root(seed).generator()),
                        benchmark,
                        60)
                .stream()
                .mapToDouble(observation -> ((Observation.Scored) observation).score())
                .max()
                .orElseThrow();
    }

    private static int distance(Architecture one, Architecture other) {
        int distance = 0;
        for (int i = 0; i < one.length(); i++) {
            distance += one.choice(i) == other.choice(i) ? 0 : 1;
        }
        return distance;
    }
}
