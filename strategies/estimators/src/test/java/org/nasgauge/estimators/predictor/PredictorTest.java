package org.nasgauge.estimators.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.encoding.Encoding;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.statistics.correlation.RankedPairs;
import org.nasgauge.testkit.EstimatorContract;
import org.nasgauge.testkit.ToyBenchmark;

class PredictorTest {
    private static final CellSpace SPACE = CellSpace.nasbench201Of729();
    private static final Evidence NOTHING = new Evidence(Metric.ACCURACY, Optional.empty(), Map.of());

    /** Networks learn for a while by their standard values: here less, which is enough. */
    private static final Map<String, Map<String, Object>> QUICK = Map.of(
            "bohamiann", Map.of("steps", 800, "burn-in", 300),
            "bonas", Map.of("epochs", 30),
            "brp-nas", Map.of("epochs", 25, "width", 32),
            "dngo", Map.of("epochs", 80),
            "gcn", Map.of("epochs", 40),
            "nao", Map.of("epochs", 25),
            "perceptron-ensemble", Map.of("epochs", 60, "ensemble", 3),
            "seminas", Map.of("epochs", 20, "second-epochs", 10));

    /** Of a hundred scores, how many lie between the quantiles of 0.005 and 0.995 at least. */
    private static final Map<String, Integer> TOO_SURE =
            Map.of("ngboost", 10, "dngo", 10, "bohamiann", 50, "perceptron-ensemble", 50);

    /** Those that learn any score; of those that look at operations, or at other devices, others know. */
    static Stream<Predictor<?>> predictors() {
        return ServiceLoader.load(Estimator.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(Predictor.class::isInstance)
                .filter(found -> found.getClass().getPackage().equals(Predictor.class.getPackage()))
                .map(found -> (Predictor<?>) Settings.read("here", found, QUICK.getOrDefault(found.name(), Map.of())));
    }

    static Stream<VectorPredictor> vectorPredictors() {
        return predictors().filter(VectorPredictor.class::isInstance).map(VectorPredictor.class::cast);
    }

    /** Of choices that add up, with noise. */
    private static double additive(Architecture cell) {
        double sum = 70;
        for (int edge = 0; edge < cell.length(); edge++) {
            sum += cell.choice(edge) * (1 + edge) / 3.0;
        }
        return sum;
    }

    private static List<Estimation.Evaluated> sample(int count, SeededRandom random) {
        List<Estimation.Evaluated> sample = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Architecture cell = SPACE.sample(random);
            sample.add(new Estimation.Evaluated(cell, NOTHING, additive(cell) + 0.2 * random.nextGaussian()));
        }
        return sample;
    }

    private static Problem problem() {
        return new ToyBenchmark(SPACE, PredictorTest::additive).problem(1);
    }

    private static double rho(Estimation estimation, SeededRandom random) {
        List<Estimation.Evaluated> asked = sample(150, random);
        return RankedPairs.of(
                        asked.stream()
                                .mapToDouble(one -> estimation.estimate(one.architecture(), one.evidence()))
                                .toArray(),
                        asked.stream()
                                .mapToDouble(one -> additive(one.architecture()))
                                .toArray())
                .spearmanRho()
                .coefficient()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void learnsWhatAddsUp(Predictor<?> predictor) {
        for (int seed = 0; seed < 2; seed++) {
            SeededRandom random = SeedTree.root(seed).generator();
            Estimation estimation = predictor.start(problem(), random);
            estimation.fit(sample(120, random));
            assertThat(rho(estimation, random)).isGreaterThan(0.6);
        }
    }

    /** In the unit of the scores. */
    @ParameterizedTest
    @MethodSource("predictors")
    void whatItIsSureOfComesTrue(Predictor<?> predictor) {
        SeededRandom random = SeedTree.root(8).generator();
        Estimation estimation = predictor.start(problem(), random);
        estimation.fit(sample(120, random));
        int within = 0;
        for (Estimation.Evaluated one : sample(100, random)) {
            Optional<Estimation.Distribution> distribution =
                    estimation.distribution(one.architecture(), one.evidence());
            if (distribution.isEmpty()) {
                return;
            }
            assertThat(distribution.get().mean())
                    .isCloseTo(estimation.estimate(one.architecture(), one.evidence()), within(1e-9));
            within += distribution.get().quantile(0.005) <= one.score()
                            && one.score() <= distribution.get().quantile(0.995)
                    ? 1
                    : 0;
        }
        // Those that learn a hundred scores by heart are far too sure.
        assertThat(within).isGreaterThan(TOO_SURE.getOrDefault(predictor.name(), 85));
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void tooLittleDataIsRefused(Predictor<?> predictor) {
        Estimation estimation = predictor.start(problem(), SeedTree.root(1).generator());
        for (int count = 0; count < 2; count++) {
            List<Estimation.Evaluated> few = sample(count, SeedTree.root(1).generator());
            assertThatIllegalStateException()
                    .isThrownBy(() -> estimation.fit(few))
                    .withMessageStartingWith(count + " evaluated architectures")
                    .withMessageEndingWith("too few to learn from");
        }
    }

    /** Two are enough, alike or not, and so are scores without any difference. */
    @ParameterizedTest
    @MethodSource("predictors")
    void littleDataGivesFiniteEstimates(Predictor<?> predictor) {
        SeededRandom random = SeedTree.root(5).generator();
        Estimation.Evaluated one = sample(1, random).get(0);
        List<List<Estimation.Evaluated>> little = List.of(
                List.of(one, one),
                sample(2, random),
                sample(12, random).stream()
                        .map(each -> new Estimation.Evaluated(each.architecture(), NOTHING, 50))
                        .toList());
        for (List<Estimation.Evaluated> sample : little) {
            Estimation estimation = predictor.start(problem(), random);
            estimation.fit(sample);
            for (Estimation.Evaluated asked : sample(5, random)) {
                assertThat(estimation.estimate(asked.architecture(), NOTHING)).isFinite();
            }
        }
    }

    /** The scores of others say all, whatever their size, and the choices nothing. */
    @ParameterizedTest
    @MethodSource("vectorPredictors")
    void learnsFromTheScoresOfOthersBesidesAnyEncoding(VectorPredictor predictor) {
        for (Encoding encoding : Encoding.values()) {
            VectorPredictor changed = Settings.read("here", predictor, Map.of("encoding", written(encoding)));
            assertThat(changed.usesMembers()).isTrue();
            assertThat(changed.needs().contains(Need.Access.MEMBERS)).isEqualTo(encoding == Encoding.SCORES);
            SeededRandom random = SeedTree.root(4).generator();
            Estimation estimation = changed.start(problem(), random);
            List<Estimation.Evaluated> sample = new ArrayList<>();
            for (int i = 0; i < 160; i++) {
                sample.add(scored(random.nextGaussian(), SPACE.sample(random)));
            }
            estimation.fit(sample.subList(0, 120));
            double rho = RankedPairs.of(
                            sample.subList(120, 160).stream()
                                    .mapToDouble(one -> estimation.estimate(one.architecture(), one.evidence()))
                                    .toArray(),
                            sample.subList(120, 160).stream()
                                    .mapToDouble(Estimation.Evaluated::score)
                                    .toArray())
                    .spearmanRho()
                    .coefficient()
                    .orElseThrow();
            assertThat(rho).as("%s", encoding).isGreaterThan(0.5);
        }
    }

    private static String written(Encoding encoding) {
        return encoding == Encoding.ONE_HOT ? "one-hot" : encoding.name().toLowerCase(Locale.ROOT);
    }

    private static Estimation.Evaluated scored(double hidden, Architecture cell) {
        Metric metric = new Metric("member", Unit.SCORE, Direction.MAXIMIZE);
        return new Estimation.Evaluated(
                cell,
                new Evidence(
                        Metric.ACCURACY,
                        Optional.empty(),
                        Map.of(
                                "huge", new Evidence.Property(metric, 1e12 * hidden),
                                "tiny", new Evidence.Property(metric, 1e-9 * hidden),
                                "idle", new Evidence.Property(metric, 3))),
                80 + 5 * hidden);
    }

    @Test
    void aSpaceWithoutWhatIsReadIsRefused() {
        Problem flat = ToyBenchmark.additive(3, 3).problem(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeisfeilerLehmanProcess()
                        .start(flat, SeedTree.root(1).generator()))
                .withMessageContaining("reads graphs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GaussianProcessPredictor(new VectorPredictor.Learning(10, Encoding.PATH))
                        .start(flat, SeedTree.root(1).generator()))
                .withMessageContaining("encoding path is of cells");
    }

    abstract static class OnCells extends EstimatorContract {
        @Override
        protected ToyBenchmark benchmark() {
            return new ToyBenchmark(SPACE, PredictorTest::additive);
        }

        /** One in seven. */
        @Override
        protected List<Architecture> architectures() {
            return IntStream.range(0, SPACE.size() / 7)
                    .mapToObj(i -> SPACE.at(7 * i))
                    .toList();
        }
    }

    @Nested
    class BayesianLinearModelContract extends EstimatorContract {
        @Override
        protected Estimator estimator() {
            return new BayesianLinearModel();
        }
    }

    @Nested
    class GaussianProcessContract extends EstimatorContract {
        @Override
        protected Estimator estimator() {
            return new GaussianProcessPredictor();
        }
    }

    @Nested
    class WeisfeilerLehmanContract extends OnCells {
        @Override
        protected Estimator estimator() {
            return new WeisfeilerLehmanProcess(60);
        }
    }

    @Nested
    class SparseGaussianProcessContract extends EstimatorContract {
        @Override
        protected Estimator estimator() {
            return new SparseGaussianProcessPredictor();
        }
    }

    @Nested
    class RandomForestContract extends EstimatorContract {
        @Override
        protected Estimator estimator() {
            return new RandomForest();
        }
    }

    @Nested
    class NgBoostContract extends EstimatorContract {
        @Override
        protected Estimator estimator() {
            return new NgBoost();
        }
    }

    /** Over what others say as well. */
    @Nested
    class ScoresContract extends EstimatorContract {
        @Override
        protected Estimator estimator() {
            return new GaussianProcessPredictor(new VectorPredictor.Learning(60, Encoding.SCORES));
        }
    }
}
