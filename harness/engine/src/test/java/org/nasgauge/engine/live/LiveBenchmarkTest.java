package org.nasgauge.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nasgauge.engine.fixture.CountingTrainer.EPOCHS;
import static org.nasgauge.engine.fixture.CountingTrainer.validation;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.fixture.CountingTrainer;
import org.nasgauge.tabular.benchmark.JoinedProperties;

/** For an ordinary architecture an epoch is 300 million multiply-accumulates, and a pass over the validation images 10. */
class LiveBenchmarkTest {
    private static final Fidelity FULL = Fidelity.full(EPOCHS);
    private static final double SECONDS_AN_EPOCH = 0.3;
    private static final double SECONDS_A_PASS = 0.01;
    private static final LiveBenchmark.Clock WORK = new LiveBenchmark.Clock(TrainingClock.WORK, true);
    private static final JoinedProperties NONE = JoinedProperties.of("product", List.of());

    @TempDir
    private Path folder;

    private final CountingTrainer trainer = new CountingTrainer(100);

    @Test
    void twoWhoAskForOneTrainingPayTwiceAndTheComputerWorksOnce() {
        try (Trainings trainings = new Trainings(trainer, folder)) {
            Benchmark benchmark = live(trainings);
            Evaluation first = evaluate(benchmark, 3, FULL);
            assertThat(first).isEqualTo(completed(3, 0, FULL, 4 * SECONDS_AN_EPOCH, SECONDS_A_PASS));
            assertThat(evaluate(benchmark, 3, FULL)).isEqualTo(first);
            assertThat(trainer.advanced).hasValue(EPOCHS);
        }
        assertThat(trainer.open).hasValue(0);
    }

    @Test
    void whatWasTrainedInAnEarlierSessionIsRead() {
        Evaluation before;
        try (Trainings trainings = new Trainings(trainer, folder)) {
            before = evaluate(live(trainings), 3, new Fidelity(2, EPOCHS));
        }
        CountingTrainer again = new CountingTrainer(100);
        try (Trainings trainings = new Trainings(again, folder)) {
            assertThat(evaluate(live(trainings), 3, new Fidelity(2, EPOCHS))).isEqualTo(before);
            assertThat(again.advanced).hasValue(0);
            assertThat(evaluate(live(trainings), 3, FULL))
                    .isEqualTo(completed(3, 0, FULL, 4 * SECONDS_AN_EPOCH, SECONDS_A_PASS));
            assertThat(again.advanced).as("trained again from its beginning").hasValue(EPOCHS);
        }
    }

    @Test
    void aTrainingThatWasLeftGoesOnForReal() {
        try (Trainings trainings = new Trainings(trainer, folder)) {
            Benchmark benchmark = live(trainings);
            Benchmark.Training paused =
                    benchmark.checkpoints().orElseThrow().begin(architecture(3), new Fidelity(1, EPOCHS), draw(1));
            paused.at(new Fidelity(1, EPOCHS));
            assertThat(trainer.advanced).hasValue(1);
            assertThat(paused.at(FULL)).isEqualTo(completed(3, 0, FULL, 4 * SECONDS_AN_EPOCH, SECONDS_A_PASS));
            assertThat(trainer.begun).hasValue(1);
            assertThat(trainer.advanced).hasValue(EPOCHS);
        }
    }

    @Test
    void onlySoManyTrainingsStayOpen() {
        try (Trainings trainings = new Trainings(trainer, folder)) {
            Benchmark benchmark = live(trainings);
            for (int index = 0; index < 40; index++) {
                evaluate(benchmark, index, new Fidelity(1, EPOCHS));
            }
            assertThat(trainer.open).hasValueLessThanOrEqualTo(16);
            assertThat(evaluate(benchmark, 3, FULL))
                    .isEqualTo(completed(3, 0, FULL, 4 * SECONDS_AN_EPOCH, SECONDS_A_PASS));
        }
        assertThat(trainer.open).hasValue(0);
    }

    @Test
    void aTrainingThatDivergesFailsAtThePriceOfTheEpochsThatItTook() {
        try (Trainings trainings = new Trainings(trainer, folder)) {
            Benchmark benchmark = live(trainings);
            Evaluation.Failed failed = (Evaluation.Failed) evaluate(benchmark, CountingTrainer.DIVERGES, FULL);
            assertThat(failed.reason()).isEqualTo("diverged");
            assertThat(failed.seconds()).isEqualTo(3 * SECONDS_AN_EPOCH);
            Fidelity second = new Fidelity(2, EPOCHS);
            assertThat(evaluate(benchmark, CountingTrainer.DIVERGES, second))
                    .isEqualTo(completed(CountingTrainer.DIVERGES, 0, second, 2 * SECONDS_AN_EPOCH, SECONDS_A_PASS));
            assertThat(benchmark.judge().orElseThrow().test(architecture(CountingTrainer.DIVERGES)))
                    .isEqualTo(Reading.missing("diverged"));
        }
    }

    @Test
    void workIsChargedByArchitectureAndMeasuredSecondsWhereTheRecipeAsksForThem() {
        try (Trainings trainings = new Trainings(trainer, folder)) {
            Evaluation counted = evaluate(live(trainings), 0, FULL);
            assertThat(counted.training()).isEqualTo(8 * SECONDS_AN_EPOCH);
            assertThat(counted.validation()).isEqualTo(2 * SECONDS_A_PASS);
            Evaluation measured = evaluate(live(trainings, TrainingClock.MEASURED, true), 0, FULL);
            assertThat(measured.training()).isEqualTo(2);
            assertThat(measured.validation()).isEqualTo(0.25);
        }
    }

    @Test
    void aRecipeCanLeaveTheValidationOut() {
        try (Trainings trainings = new Trainings(trainer, folder)) {
            for (TrainingClock clock : TrainingClock.values()) {
                Benchmark charging = live(trainings, clock, true);
                Benchmark leaving = live(trainings, clock, false);
                assertThat(charging.validationPass()).isEqualTo(Benchmark.ValidationPass.RECORDED);
                assertThat(leaving.validationPass()).isEqualTo(Benchmark.ValidationPass.LEFT_OUT);
                assertThat(evaluate(leaving, 3, FULL).validation()).isZero();
                assertThat(evaluate(leaving, 3, FULL).training())
                        .isEqualTo(evaluate(charging, 3, FULL).training());
            }
        }
    }

    @Test
    void aCurveHasTheEpochsThatWereAskedForAndHidesTest() {
        try (Trainings trainings = new Trainings(trainer, folder)) {
            Benchmark benchmark = live(trainings);
            LearningCurve curve = benchmark
                    .curves()
                    .orElseThrow()
                    .of(architecture(5), 2, draw(1))
                    .orElseThrow();
            assertThat(trainer.advanced).hasValue(2);
            assertThat(curve.epochs()).isEqualTo(2);
            assertThat(curve.series())
                    .containsExactly(Series.VALIDATION_ACCURACY, Series.TRAIN_SECONDS, Series.VALIDATION_SECONDS);
            assertThat(curve.secondsUpTo(2)).isEqualTo(2 * SECONDS_AN_EPOCH);
            assertThat(curve.at(Series.VALIDATION_SECONDS, 2)).isEqualTo(SECONDS_A_PASS);
        }
    }

    @Test
    void theJudgeTrainsToTheEndAndKnowsNoOptimum() {
        try (Trainings trainings = new Trainings(trainer, folder)) {
            Benchmark benchmark = live(trainings);
            assertThat(benchmark.judge().orElseThrow().test(architecture(5)))
                    .isEqualTo(Reading.of((validation(5, 0, 4) + validation(5, 1, 4)) / 2 - 3));
            assertThat(benchmark.optimum()).isEmpty();
            assertThat(benchmark.complexity().orElseThrow().apply(architecture(5)))
                    .isEqualTo(new Complexity(10, 1_000));
        }
    }

    @Test
    void trainingsAreDrawnAmongTheSeedsThatThereAre() {
        LiveBenchmark.Seeds drawn = new LiveBenchmark.Seeds(SeedPolicy.random(), SeedPolicy.one(0), 3);
        try (Trainings trainings = new Trainings(trainer, folder)) {
            Benchmark benchmark =
                    new LiveBenchmark("live", FidelityLadder.ofEpochs(trainings), WORK, drawn, Metric.ACCURACY, NONE);
            Set<Double> seen = new HashSet<>();
            SeededRandom draw = draw(1);
            for (int i = 0; i < 100; i++) {
                seen.add(((Evaluation.Completed) benchmark.evaluate(architecture(5), FULL, draw))
                        .objective()
                        .value());
            }
            assertThat(seen).containsExactlyInAnyOrder(validation(5, 0, 4), validation(5, 1, 4), validation(5, 2, 4));
        }
        assertThatThrownBy(() -> new LiveBenchmark.Seeds(SeedPolicy.mean(), SeedPolicy.one(0), 3))
                .hasMessageContaining("one training");
    }

    @Test
    void partOfTheImagesIsATrainingOfItsOwn() {
        CountingTrainer half = new CountingTrainer(50);
        try (Trainings full = new Trainings(trainer, folder);
                Trainings less = new Trainings(half, folder)) {
            Benchmark benchmark = new LiveBenchmark(
                    "live",
                    FidelityLadder.ofParts("images", List.of(50), 100, images -> less, full),
                    WORK,
                    seeds(),
                    Metric.ACCURACY,
                    NONE);
            Fidelity part = FULL.with(new Fidelity.Part("images", 50, 100));
            assertThat(benchmark.fidelities()).containsExactly(part, FULL);
            assertThat(evaluate(benchmark, 5, part)).isEqualTo(completed(5, 0, part, 4 * 0.15, SECONDS_A_PASS));
            assertThat(trainer.begun).hasValue(0);
            assertThat(half.advanced).hasValue(EPOCHS);
        }
    }

    @Test
    void manyThreadsShareTrainings() {
        try (Trainings trainings = new Trainings(trainer, folder)) {
            Benchmark benchmark = live(trainings);
            List<Evaluation> all = IntStream.range(0, 200)
                    .parallel()
                    .mapToObj(i -> evaluate(benchmark, i % 5, FULL))
                    .toList();
            assertThat(Set.copyOf(all)).hasSize(5);
            assertThat(trainer.advanced).hasValue(5 * EPOCHS);
        }
    }

    private static Benchmark live(Trainings trainings) {
        return live(trainings, TrainingClock.WORK, true);
    }

    private static Benchmark live(Trainings trainings, TrainingClock clock, boolean validation) {
        return new LiveBenchmark(
                "live",
                FidelityLadder.ofEpochs(trainings),
                new LiveBenchmark.Clock(clock, validation),
                seeds(),
                Metric.ACCURACY,
                NONE);
    }

    private static LiveBenchmark.Seeds seeds() {
        return new LiveBenchmark.Seeds(SeedPolicy.one(0), SeedPolicy.mean(), 2);
    }

    private Evaluation evaluate(Benchmark benchmark, int index, Fidelity fidelity) {
        return benchmark.evaluate(architecture(index), fidelity, draw(1));
    }

    private Architecture architecture(int index) {
        return trainer.space().at(index);
    }

    private static SeededRandom draw(int seed) {
        return SeedTree.root(seed).generator();
    }

    private static Evaluation completed(int index, int seed, Fidelity fidelity, double training, double validation) {
        return new Evaluation.Completed(
                new Evaluation.Measurement(
                        Series.VALIDATION_ACCURACY,
                        fidelity,
                        CountingTrainer.validation(index, seed, fidelity.epoch())),
                List.of(),
                training,
                validation);
    }
}
