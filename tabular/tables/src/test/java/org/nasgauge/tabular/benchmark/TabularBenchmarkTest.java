package org.nasgauge.tabular.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nasgauge.tabular.ToyTable.count;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.tabular.ToyTable;
import org.nasgauge.tabular.draft.DraftColumn;
import org.nasgauge.tabular.draft.TableDraft;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.query.Table;

class TabularBenchmarkTest {
    private static final Fidelity FULL = Fidelity.full(3);

    @TempDir
    Path folder;

    private Table table;
    private TabularBenchmark benchmark;

    @BeforeEach
    void open() {
        table = ToyTable.open(ToyTable.write(folder.resolve("toy")));
        benchmark = new TabularBenchmark(table, Protocol.standard());
    }

    private static SeededRandom draw() {
        return SeedTree.root(3).generator();
    }

    private static double accuracy(int row, int seed, int epoch) {
        return 100.0 * count(row, seed, epoch) / 60;
    }

    private Architecture architecture(int row) {
        return table.representative(row);
    }

    @Test
    void itSaysWhatTheTableCanDo() {
        assertThat(benchmark.fidelities()).containsExactly(new Fidelity(1, 3), new Fidelity(2, 3), FULL);
        assertThat(benchmark.curves()).isPresent();
        assertThat(benchmark.checkpoints()).isPresent();
        assertThat(benchmark.knowsSeconds()).isTrue();
        assertThat(benchmark.optimum()).isPresent();
        assertThat(benchmark.name()).isEqualTo("toy");
    }

    @Test
    void curvesAreReadWhereTheyAreAskedForAndNotBefore() throws IOException {
        Path file = folder.resolve("toy").resolve("validation-loss.npy");
        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length - 1] ^= 1;
        Files.write(file, damaged);
        TabularBenchmark opened = new TabularBenchmark(ToyTable.open(folder.resolve("toy")), Protocol.standard());
        assertThat(opened.checkpoints()).isPresent();
        assertThatThrownBy(opened::curves)
                .isInstanceOf(UserError.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("SHA-256");
    }

    @Test
    void aDrawnTrainingAnswersWithItsOwnValueAndItsOwnSeconds() {
        Evaluation first = ofTwoEpochs(4, 0);
        Evaluation second = ofTwoEpochs(4, 1);
        SeededRandom random = draw();
        int firsts = 0;
        for (int i = 0; i < 1000; i++) {
            Evaluation drawn = benchmark.evaluate(architecture(4), new Fidelity(2, 3), random);
            assertThat(drawn).isIn(first, second);
            firsts += drawn.equals(first) ? 1 : 0;
        }
        assertThat(firsts).isBetween(420, 580);
    }

    private Evaluation ofTwoEpochs(int row, int seed) {
        return new Evaluation.Completed(
                new Evaluation.Measurement(Series.VALIDATION_ACCURACY, new Fidelity(2, 3), accuracy(row, seed, 2)),
                ToyTable.seconds(row, seed, 1) + ToyTable.seconds(row, seed, 2));
    }

    @Test
    void onlyTrainingsThatExistAreDrawn() {
        SeededRandom random = draw();
        for (int i = 0; i < 50; i++) {
            assertThat(((Evaluation.Completed) benchmark.evaluate(architecture(2), FULL, random))
                            .objective()
                            .value())
                    .isEqualTo(accuracy(2, 0, 3));
        }
    }

    @Test
    void aMissingArchitectureFailsWithTheReasonAndCostsNothing() {
        for (SeedPolicy policy : List.of(SeedPolicy.random(), SeedPolicy.mean(), SeedPolicy.one(7))) {
            TabularBenchmark asked =
                    new TabularBenchmark(table, Protocol.standard().withValidation(policy));
            assertThat(asked.evaluate(architecture(3), FULL, draw())).isEqualTo(new Evaluation.Failed("diverged", 0));
        }
        TabularBenchmark nine = new TabularBenchmark(table, Protocol.standard().withValidation(SeedPolicy.one(9)));
        assertThat(nine.evaluate(architecture(2), FULL, draw())).isEqualTo(new Evaluation.Failed("not trained", 0));
    }

    @Test
    void aMeanCostsTheMeanOfItsTrainings() {
        TabularBenchmark mean = new TabularBenchmark(table, Protocol.standard().withValidation(SeedPolicy.mean()));
        Evaluation.Completed answer = (Evaluation.Completed) mean.evaluate(architecture(5), FULL, draw());
        assertThat(answer.objective().value()).isCloseTo((accuracy(5, 0, 3) + accuracy(5, 1, 3)) / 2, within(1e-12));
        // 5 + 0.5 s + 0.25 e over three epochs: 16.5 and 18.
        assertThat(answer.seconds()).isEqualTo(17.25);
    }

    @Test
    void aTrainingThatIsContinuedIsTheOneThatItBeganWith() {
        Fidelity early = new Fidelity(1, 3);
        for (int seed = 0; seed < 20; seed++) {
            Evaluation begun = benchmark.evaluate(
                    architecture(4), early, SeedTree.root(seed).generator());
            Benchmark.Training training = benchmark
                    .checkpoints()
                    .orElseThrow()
                    .begin(architecture(4), early, SeedTree.root(seed).generator());
            assertThat(training.at(early)).isEqualTo(begun);
            int trained = begun.seconds() == ToyTable.seconds(4, 0, 1) ? 0 : 1;
            assertThat(((Evaluation.Completed) training.at(FULL)).objective().value())
                    .isEqualTo(accuracy(4, trained, 3));
        }
        TabularBenchmark mean = new TabularBenchmark(table, Protocol.standard().withValidation(SeedPolicy.mean()));
        assertThat(mean.checkpoints()
                        .orElseThrow()
                        .begin(architecture(5), early, draw())
                        .at(FULL))
                .isEqualTo(mean.evaluate(architecture(5), FULL, draw()));
    }

    @Test
    void theCurveIsTheTrainingThatAnEvaluationAnswersFromAndHidesTest() {
        SeededRandom forEvaluation = draw();
        SeededRandom forCurve = draw();
        for (int i = 0; i < 20; i++) {
            Evaluation.Completed answer =
                    (Evaluation.Completed) benchmark.evaluate(architecture(6), FULL, forEvaluation);
            LearningCurve curve = benchmark
                    .curves()
                    .orElseThrow()
                    .of(architecture(6), 3, forCurve)
                    .orElseThrow();
            assertThat(curve.at(Series.VALIDATION_ACCURACY, 3))
                    .isEqualTo(answer.objective().value());
            assertThat(curve.secondsUpTo(3)).isEqualTo(answer.seconds());
            assertThat(curve.series()).doesNotContain(Series.TEST_ACCURACY);
        }
        assertThat(benchmark.curves().orElseThrow().of(architecture(3), 3, forCurve))
                .isEmpty();
    }

    @Test
    void estimatesCostWhatTheTableMeasured() {
        TableDraft draft = ToyTable.draft();
        DraftColumn seconds = draft.addStatic(
                new Metric("synflow-seconds", Unit.SECONDS, Direction.MINIMIZE), Encoding.plain(Dtype.F8));
        for (int row = 0; row < 10; row++) {
            seconds.set(row, 0.25 * row);
        }
        TableWriter.write(draft, folder.resolve("measured"), false);
        TabularBenchmark measured =
                new TabularBenchmark(ToyTable.open(folder.resolve("measured")), Protocol.standard());
        assertThat(measured.estimateSeconds("synflow", architecture(5))).hasValue(1.25);
        assertThat(measured.estimateSeconds("snip", architecture(5))).isEmpty();
        assertThat(benchmark.estimateSeconds("synflow", architecture(5))).isEmpty();
    }

    @Test
    void theTruthIsTheBestMeanTestValueAndItsFirstGenome() {
        Benchmark.Optimum optimum = benchmark.optimum().orElseThrow();
        Benchmark.Judge judge = benchmark.judge().orElseThrow();
        // Test accuracy falls from row to row, so that row 0 is best: (60 − 3) and (60 − 5) of 60 images.
        assertThat(optimum.architecture()).isEqualTo(Architecture.of(0, 0));
        assertThat(optimum.test()).isCloseTo(100.0 * 56 / 60, within(1e-12));
        assertThat(judge.test(architecture(0))).isEqualTo(Reading.of(optimum.test()));
        assertThat(judge.test(architecture(3))).isEqualTo(Reading.missing("diverged"));
        Optional<Benchmark.Judge> ofOneSeed =
                new TabularBenchmark(table, Protocol.standard().withTest(SeedPolicy.one(9))).judge();
        assertThat(ofOneSeed.orElseThrow().test(architecture(2))).isEqualTo(Reading.missing("not trained"));
    }

    @Test
    void countsAreExact() {
        assertThat(benchmark.property(architecture(7), Metric.PARAMETERS)).isEqualTo(Reading.of(1007));
        assertThat(benchmark.property(architecture(7), Metric.FLOPS)).isEqualTo(Reading.of(5_000_000_007L));
    }

    @Test
    void whatTheTableDoesNotHoldIsRefusedBeforeTheFirstEvaluation() {
        Protocol unknownSeed = Protocol.standard().withValidation(SeedPolicy.one(4));
        assertThatThrownBy(() -> new TabularBenchmark(table, unknownSeed))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("7, 9");
        Protocol noTest = Protocol.standard().withObjective(Metric.LOSS);
        assertThatThrownBy(() -> new TabularBenchmark(table, noTest))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("loss on the split test");
        assertThatThrownBy(() -> benchmark.evaluate(architecture(0), Fidelity.full(12), draw()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12");
    }
}
