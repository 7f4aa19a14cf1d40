package org.nasgauge.search.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class SizePenalisedGeneticAlgorithmTest extends SearchStrategyContract {
    private final ToyBenchmark benchmark = ToyBenchmark.additive(6, 6);

    @Override
    protected SearchStrategy strategy() {
        return new SizePenalisedGeneticAlgorithm();
    }

    /**
     * A toy's parameters are one more than the sum of its choices c and d, and its score c + d / 2. At 0.75 a parameter, the
     * first decision is worth its size and the second is not: the fittest is (5, 0). A network has ten FLOPs a parameter.
     */
    @Test
    void theFittestIsTheOneWhoseScoreIsWorthItsSize() {
        assertThat(comesTo(Map.of("lambda", 0.0, "mutation-probability", 0.2))).isEqualTo(Architecture.of(5, 5));
        assertThat(comesTo(Map.of("lambda", 0.75e6, "mutation-probability", 0.2)))
                .isEqualTo(Architecture.of(5, 0));
        assertThat(comesTo(Map.of("lambda", 0.75e5, "size", "flops", "mutation-probability", 0.2)))
                .isEqualTo(Architecture.of(5, 0));
        assertThat(comesTo(Map.of("lambda", 1e7, "mutation-probability", 0.2))).isEqualTo(Architecture.of(0, 0));
    }

    @Test
    void withoutAPriceItIsTheGeneticAlgorithm() {
        GeneticAlgorithm plain = new GeneticAlgorithm();
        assertThat(run(strategy(), Map.of("lambda", 0))).isEqualTo(run(plain, Map.of()));
    }

    /** The architecture that the last generations mostly propose. */
    private Architecture comesTo(Map<String, ?> price) {
        List<Observation> told = run(strategy(), price);
        Map<Architecture, Long> counts = told.subList(400, 600).stream()
                .map(observation -> observation.trial().architecture())
                .collect(Collectors.groupingBy(a -> a, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private List<Observation> run(SearchStrategy provider, Map<String, ?> settings) {
        return Trials.run(
                Settings.read("test", provider, settings)
                        .start(benchmark.problem(600), SeedTree.root(3).generator()),
                benchmark,
                600);
    }
}
