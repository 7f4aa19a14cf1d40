package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.run.StudyRuns;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Components;
import org.nasgauge.engine.study.LiveSource;
import org.nasgauge.engine.study.Planner;
import org.nasgauge.statistics.correlation.RankedPairs;
import org.nasgauge.tabular.catalogue.Catalogue;

/**
 * The engine shows no estimator a test value: on a table whose judge says of each architecture what another one came to, every
 * correlation is within its null interval, where early accuracy on the table as it is has one far beyond.
 */
class NoEstimatorPeeksTest {
    private static final int RATED = 300;
    /** By those for whom networks are made, which takes its time. */
    private static final int RATED_BY_NETWORK = 60;

    private static final String SHORT_TRAINING = "epochs: 1, scored-batches: 1, scored-batch: 64, recalibration: 1";
    /** Of those that sample or learn for long: what they are shown is the same. */
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("lce", "walkers: 24, steps: 12, burn-in: 4"),
            Map.entry("lc-prior", "draws: 1000"),
            Map.entry("lc-svr", "architectures: 50, draws: 10"),
            Map.entry("bohamiann", "steps: 800, burn-in: 300"),
            Map.entry("bonas", "epochs: 30"),
            Map.entry("brp-nas", "epochs: 10, width: 16"),
            Map.entry("dngo", "epochs: 80"),
            Map.entry("gcn", "epochs: 40"),
            Map.entry("nao", "epochs: 25"),
            Map.entry("perceptron-ensemble", "epochs: 60, ensemble: 3"),
            Map.entry("seminas", "epochs: 20, second-epochs: 10"),
            Map.entry("few-shot", SHORT_TRAINING + ", split-epochs: 1"));

    @TempDir
    private Path trainings;

    /** But for those that look up what is not in this table. */
    static Stream<String> estimators() {
        return Components.installed().estimators().all().stream()
                .filter(estimator -> estimator.needs().stream().noneMatch(NoEstimatorPeeksTest::isNotInTheTable))
                .map(Estimator::name);
    }

    private static boolean isNotInTheTable(Need need) {
        return need instanceof Need.Property property
                && !List.of("parameters", "flops").contains(property.name());
    }

    private static boolean needs(Estimator estimator, Class<? extends Need> kind) {
        return estimator.needs().stream().anyMatch(kind::isInstance);
    }

    private static int rated(Estimator estimator) {
        boolean byNetwork = needs(estimator, Need.UntrainedNetwork.class) || needs(estimator, Need.WeightSharing.class);
        return byNetwork ? RATED_BY_NETWORK : RATED;
    }

    private static String settings(Estimator estimator) {
        String standard = needs(estimator, Need.WeightSharing.class)
                ? SHORT_TRAINING
                : needs(estimator, Need.UntrainedNetwork.class) ? "batch: 16" : "";
        return "{" + SHORT.getOrDefault(estimator.name(), standard) + "}";
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void aPermutedTargetIsNotRanked(String name) {
        Estimator estimator = Components.installed().estimators().find(name).orElseThrow();
        double bound = 4 / StrictMath.sqrt(rated(estimator) - 1);
        assertThat(rho(NoEstimatorPeeksTest::permuted, estimator)).isBetween(-bound, bound);
        if (name.equals("early-accuracy")) {
            assertThat(rho(table -> table, estimator)).isGreaterThan(bound);
        }
    }

    private double rho(UnaryOperator<Benchmark> judged, Estimator estimator) {
        boolean over = estimator.needs().contains(Need.Access.MEMBERS);
        int count = rated(estimator);
        Recipe recipe = Recipe.parse(
                "peeking",
                "{benchmark: nasbench201-fashion, seeds: 0..0, validation-seed: 0, test-seed: 0, estimators: {architectures: "
                        + count + ", studies: [{name: " + estimator.name() + ", settings: " + settings(estimator)
                        + (over ? ", of: [flops, sotl]" : "") + "}]}}");
        EstimationRecord record;
        try (LiveSource live = new LiveSource(Installed::space, Installed::trainer, trainings)) {
            BenchmarkSource installed = BenchmarkSource.installed(Catalogue.standard(), live);
            BenchmarkSource source = asked -> new BenchmarkSource.Opened(
                    judged.apply(installed.open(asked).benchmark()), "content");
            record = (EstimationRecord) StudyRuns.run(
                    new Planner(Components.installed(), source)
                            .plan(recipe)
                            .estimations()
                            .get(0),
                    0,
                    search -> search);
        }
        int[] rated = IntStream.range(0, record.estimates().size())
                .filter(i -> record.estimates().get(i) instanceof Reading.Present
                        && record.targets().get(i) instanceof Reading.Present)
                .toArray();
        Assumptions.assumeTrue(rated.length > count / 2, estimator.name() + " rates too little of this table");
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
