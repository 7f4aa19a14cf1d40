package org.nasgauge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Prior;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.bayesian.TreeParzen;
import org.nasgauge.search.evolution.RegularizedEvolution;
import org.nasgauge.search.wrapper.WarmStart;
import org.nasgauge.statistics.significance.Alternative;
import org.nasgauge.statistics.significance.MannWhitney;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;
import org.nasgauge.testkit.WithWrapper;

/** A good prior makes whoever uses it better, and a wrong one is recovered from. */
class PriorsTest {
    private static final int RUNS = 60;

    private final ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5, 5, 5, 5);
    private final Architecture best = benchmark.best();
    private final Architecture worst = Architecture.of(
            IntStream.range(0, 6).map(decision -> 4 - best.choice(decision)).toArray());

    static Stream<SearchStrategy> believers() {
        return Stream.of(
                new RandomSearch(),
                new TreeParzen(),
                TreeParzen.ofHyperopt(),
                warm(Settings.read(
                        "test", new RegularizedEvolution(), Map.of("population-size", 10, "sample-size", 3))));
    }

    private static SearchStrategy warm(SearchStrategy strategy) {
        return new WithWrapper(strategy, new WarmStart());
    }

    /** One of two architectures that are nearly the best, and of the worst. */
    @ParameterizedTest
    @MethodSource("believers")
    void aGoodPriorHelps(SearchStrategy strategy) {
        Prior good = Prior.around(
                benchmark.space().decisions(), List.of(best.with(0, 2).with(1, 2), best.with(2, 2), worst), 0.6);
        assertThat(chance(scores(strategy, Optional.of(good), 20), scores(strategy, Optional.empty(), 20)))
                .isLessThan(0.001);
    }

    /** It believes in the worst of all; what it cost is made up for, against random search without a prior. */
    @ParameterizedTest
    @MethodSource("believers")
    void aWrongPriorIsRecoveredFrom(SearchStrategy strategy) {
        Prior wrong = Prior.around(benchmark.space().decisions(), List.of(worst), 0.75);
        int evaluations = strategy instanceof RandomSearch ? 400 : 200;
        assertThat(chance(
                        scores(new RandomSearch(), Optional.empty(), evaluations / 2),
                        scores(strategy, Optional.of(wrong), evaluations)))
                .isGreaterThan(0.01);
    }

    @Test
    void theArchitecturesThatAPriorNamesComeFirst() {
        Prior prior = Prior.around(benchmark.space().decisions(), List.of(best, worst), 0.75);
        for (SearchStrategy strategy : List.of(new TreeParzen(), warm(new LocalSearch()))) {
            assertThat(run(strategy, Optional.of(prior), 2, 1))
                    .extracting(observation -> observation.trial().architecture())
                    .containsExactly(best, worst);
        }
    }

    /** That the first are as much greater by chance, were both alike. */
    private static double chance(double[] first, double[] second) {
        return MannWhitney.withDefaults()
                .with(Alternative.GREATER)
                .test(first, second)
                .p();
    }

    private double[] scores(SearchStrategy strategy, Optional<Prior> prior, int evaluations) {
        return IntStream.range(0, RUNS)
                .mapToDouble(seed -> run(strategy, prior, evaluations, seed).stream()
                        .mapToDouble(observation -> ((Observation.Scored) observation).score())
                        .max()
                        .orElseThrow())
                .toArray();
    }

    private List<Observation> run(SearchStrategy strategy, Optional<Prior> prior, int evaluations, long seed) {
        Problem problem = benchmark.problem(evaluations);
        Problem believed = prior.map(problem::withPrior).orElse(problem);
        return Trials.run(
                strategy.start(
                        believed, SeedTree.root(seed).child(strategy.name()).generator()),
                benchmark,
                evaluations);
    }
}
