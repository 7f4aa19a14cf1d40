package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.run.StudyRuns;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Components;
import org.nasgauge.engine.study.Planner;
import org.nasgauge.statistics.correlation.RankedPairs;
import org.nasgauge.tabular.benchmark.Protocol;
import org.nasgauge.tabular.benchmark.TabularBenchmark;
import org.nasgauge.tabular.catalogue.Catalogue;

/**
 * The engine shows no estimator a test value: on a table whose judge says of each architecture what another one came to, every
 * correlation is within its null interval, where early accuracy on the table as it is has one far beyond.
 */
class NoEstimatorPeeksTest {
    private static final int RATED = 300;
    /** Of those that sample or learn for long: what they are shown is the same. */
    private static final Map<String, String> SHORT = Map.of(
            "lce", "{walkers: 24, steps: 12, burn-in: 4}",
            "lc-prior", "{draws: 1000}",
            "lc-svr", "{architectures: 50, draws: 10}",
            "bohamiann", "{steps: 800, burn-in: 300}",
            "bonas", "{epochs: 30}",
            "dngo", "{epochs: 80}",
            "gcn", "{epochs: 40}",
            "nao", "{epochs: 25}",
            "perceptron-ensemble", "{epochs: 60, ensemble: 3}",
            "seminas", "{epochs: 20, second-epochs: 10}");

    /** Those that a network is made for see no table at all. */
    static Stream<String> estimators() {
        return Components.installed().estimators().all().stream()
                .filter(estimator -> estimator.needs().stream().noneMatch(NoEstimatorPeeksTest::isNotInTheTable))
                .map(Estimator::name);
    }

    private static boolean isNotInTheTable(Need need) {
        return need instanceof Need.UntrainedNetwork
                || need instanceof Need.WeightSharing
                || (need instanceof Need.Property property
                        && !List.of("parameters", "flops").contains(property.name()));
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void aPermutedTargetIsNotRanked(String name) {
        Benchmark table = new TabularBenchmark(
                Catalogue.standard().open("nasbench201-fashion"),
                new Protocol(Metric.ACCURACY, SeedPolicy.one(0), SeedPolicy.one(0), true));
        double bound = 4 / StrictMath.sqrt(RATED - 1);
        assertThat(rho(permuted(table), name)).isBetween(-bound, bound);
        if (name.equals("early-accuracy")) {
            assertThat(rho(table, name)).isGreaterThan(bound);
        }
    }

    private static double rho(Benchmark benchmark, String name) {
        Estimator estimator = Components.installed().estimators().find(name).orElseThrow();
        boolean over = estimator.needs().contains(Need.Access.MEMBERS);
        Recipe recipe = Recipe.parse(
                "peeking",
                "{benchmark: b, seeds: 0..0, validation-seed: 0, test-seed: 0, estimators: {architectures: " + RATED
                        + ", studies: [{name: " + name + ", settings: " + SHORT.getOrDefault(name, "{}")
                        + (over ? ", of: [flops, sotl]" : "") + "}]}}");
        EstimationRecord record = (EstimationRecord) StudyRuns.run(
                new Planner(Components.installed(), named -> new BenchmarkSource.Opened(benchmark, "content"))
                        .plan(recipe)
                        .estimations()
                        .get(0),
                0,
                search -> search);
        int[] rated = IntStream.range(0, record.estimates().size())
                .filter(i -> record.estimates().get(i) instanceof Reading.Present
                        && record.targets().get(i) instanceof Reading.Present)
                .toArray();
        Assumptions.assumeTrue(rated.length > RATED / 2, name + " rates too little of this table");
        return RankedPairs.of(
                        IntStream.of(rated)
                                .mapToDouble(i -> record.estimates().get(i).orThrow())
                                .toArray(),
                        IntStream.of(rated)
                                .mapToDouble(i -> record.targets().get(i).orThrow())
                                .toArray())
                .spearmanRho()
                .coefficient()
                .orElse(0);
    }

    /** All but the judge is as it was. */
    private static Benchmark permuted(Benchmark benchmark) {
        EnumerableSpace space = (EnumerableSpace) benchmark.space();
        int[] other = SeedTree.root(5).generator().permutation(space.size());
        Benchmark.Judge judge = benchmark.judge().orElseThrow();
        Optional<Benchmark.Judge> wrong = Optional.of((Architecture architecture) ->
                judge.test(space.at(other[space.indexOf(space.canonical(architecture))])));
        return (Benchmark) Proxy.newProxyInstance(
                Benchmark.class.getClassLoader(), new Class<?>[] {Benchmark.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("judge") ? wrong : method.invoke(benchmark, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
