package org.nasgauge.tabular.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.tabular.ToySpace;
import org.nasgauge.tabular.ToyTrainer;
import org.nasgauge.tabular.benchmark.Protocol;
import org.nasgauge.tabular.benchmark.TabularBenchmark;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.TableManifest;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Table;

class TableBuildTest {
    private static final ToySpace SPACE = ToySpace.SMALL;
    private static final ToySpace PART = ToySpace.PART;
    private static final KnownSpaces SPACES = KnownSpaces.of(SPACE, PART);
    private static final Description TOY = new Description("toy", "none", "A toy.", "made up", "CC0-1.0");
    private static final List<Integer> SEEDS = List.of(0, 1);

    @TempDir
    Path folder;

    private Path work() {
        return folder.resolve("work");
    }

    private TableBuild.Progress run(ToyTrainer trainer, BuildPlan plan, Table... bases) {
        return new TableBuild(trainer, plan, work(), List.of(bases), Optional.empty())
                .run(2, Optional.empty(), progress -> {});
    }

    private Table assemble(ToyTrainer trainer, ToySpace space, String name, Table... bases) {
        TableAssembly assembly = new TableAssembly(trainer, List.of(bases), List.of(work()));
        TableWriter.write(assembly.draft(space, SEEDS, TOY), folder.resolve(name), false);
        return Table.open(folder.resolve(name), SPACES);
    }

    private static Optional<LearningCurve> curve(Table table, int row, int seed) {
        return table.curves(3, EnumSet.allOf(Split.class)).curve(row, seed);
    }

    @Test
    void thePlanTakesThePartUnderEverySeedFirstAndThenEachSeedInOneRandomOrder() {
        List<String> order = BuildPlan.of(SPACE, PART, SEEDS).jobs().stream()
                .map(job -> SPACE.format(job.architecture()) + "/" + job.seed())
                .toList();
        assertThat(order).hasSize(20).doesNotHaveDuplicates();
        assertThat(order.subList(0, 12))
                .containsExactly(
                        "0-0/0", "0-1/0", "0-2/0", "1-1/0", "1-2/0", "2-2/0", "0-0/1", "0-1/1", "0-2/1", "1-1/1",
                        "1-2/1", "2-2/1");
        assertThat(order.subList(12, 16)).containsExactlyInAnyOrder("0-3/0", "1-3/0", "2-3/0", "3-3/0");
        assertThat(order.subList(16, 20).stream().map(job -> job.substring(0, 3)))
                .containsExactlyElementsOf(order.subList(12, 16).stream()
                        .map(job -> job.substring(0, 3))
                        .toList());
    }

    @Test
    void aWholeBuildHoldsEveryCurveThatTheTrainerGave() {
        ToyTrainer trainer = new ToyTrainer(SPACE);
        assertThat(run(trainer, BuildPlan.of(SPACE, SEEDS)).isComplete()).isTrue();
        Table table = assemble(trainer, SPACE, "table");
        assertThat(table.rows()).isEqualTo(10);
        for (int row = 0; row < 10; row++) {
            for (int seed : SEEDS) {
                LearningCurve given = trainer.train(table.representative(row), seed);
                LearningCurve held = curve(table, row, seed).orElseThrow();
                for (Series series : given.series()) {
                    for (int epoch = 1; epoch <= 3; epoch++) {
                        assertThat(held.at(series, epoch)).isEqualTo(given.at(series, epoch));
                    }
                }
            }
        }
    }

    @Test
    void aSecondRunTrainsNothingAgain() {
        run(new ToyTrainer(SPACE), BuildPlan.of(SPACE, SEEDS));
        ToyTrainer again = new ToyTrainer(SPACE);
        assertThat(run(again, BuildPlan.of(SPACE, SEEDS)).isComplete()).isTrue();
        assertThat(again.trained()).isEmpty();
    }

    @Test
    void aTornLastLineIsCutAndItsTrainingRedone() throws IOException {
        ToyTrainer trainer = new ToyTrainer(SPACE);
        run(trainer, BuildPlan.of(SPACE, SEEDS));
        Path journal = journal();
        byte[] whole = Files.readAllBytes(journal);
        for (int cut : new int[] {1, 20, 300}) {
            Files.write(journal, Arrays.copyOf(whole, whole.length - cut));
            ToyTrainer again = new ToyTrainer(SPACE);
            assertThat(run(again, BuildPlan.of(SPACE, SEEDS)).isComplete()).isTrue();
            assertThat(again.trained()).hasSize(1);
            assertThat(Files.readAllLines(journal))
                    .containsExactlyInAnyOrderElementsOf(
                            new String(whole, StandardCharsets.UTF_8).lines().toList());
        }
    }

    @Test
    void aDamagedLineInTheMiddleIsRefusedByItsNumber() throws IOException {
        run(new ToyTrainer(SPACE), BuildPlan.of(SPACE, SEEDS));
        List<String> lines = new ArrayList<>(Files.readAllLines(journal()));
        lines.set(2, lines.get(2).replace('1', '2'));
        Files.write(journal(), lines);
        assertThatThrownBy(() -> run(new ToyTrainer(SPACE), BuildPlan.of(SPACE, SEEDS)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("checksum");
    }

    @Test
    void whatIsNotTrainedIsMissingWithThatReason() {
        ToyTrainer trainer = new ToyTrainer(SPACE);
        run(trainer, BuildPlan.of(SPACE, PART, SEEDS).part(new BuildPlan.Shard(1, 2)));
        Table table = assemble(trainer, SPACE, "table");
        assertThat(curve(table, 0, 0)).isPresent();
        assertThat(table.missingReason(1, 0)).contains("not trained");
        assertThat(curve(table, 1, 0)).isEmpty();
    }

    @Test
    void shardsTogetherMakeTheSameTableAsOneBuild() throws IOException {
        ToyTrainer trainer = new ToyTrainer(SPACE);
        BuildPlan plan = BuildPlan.of(SPACE, PART, SEEDS);
        run(trainer, plan.part(new BuildPlan.Shard(1, 2)));
        run(trainer, plan.part(new BuildPlan.Shard(2, 2)));
        assertThat(trainer.trained()).hasSize(20).doesNotHaveDuplicates();
        assemble(trainer, SPACE, "sharded");
        Files.move(work(), folder.resolve("done"));
        run(trainer, plan);
        assemble(trainer, SPACE, "whole");
        assertSameFiles("sharded", "whole");
    }

    @Test
    void theTableOfAPartIsMadeFromTheJournalOfTheWhole() {
        ToyTrainer trainer = new ToyTrainer(SPACE);
        run(trainer, BuildPlan.of(SPACE, PART, SEEDS));
        Table part = assemble(trainer, PART, "part");
        assertThat(part.rows()).isEqualTo(6);
        assertThat(part.missingReason(5, 1)).isEmpty();
        assertThat(curve(part, 5, 1).orElseThrow().at(Series.TEST_LOSS, 2))
                .isEqualTo(trainer.train(Architecture.of(2, 2), 1).at(Series.TEST_LOSS, 2));
    }

    @Test
    void aTableIsExtendedWithoutTouchingOrRetrainingItsRows() throws IOException {
        ToyTrainer trainer = new ToyTrainer(SPACE);
        BuildPlan plan = BuildPlan.of(SPACE, PART, SEEDS);
        run(trainer, plan);
        Table part = assemble(trainer, PART, "part");
        assemble(trainer, SPACE, "whole");
        Files.move(work(), folder.resolve("done"));
        ToyTrainer extending = new ToyTrainer(SPACE);
        assertThat(run(extending, plan, part).isComplete()).isTrue();
        assertThat(extending.trained()).hasSize(8).allMatch(job -> job.contains("3"));
        assemble(extending, SPACE, "extended", part);
        assertSameFiles("whole", "extended");
    }

    @Test
    void anotherRecipeIsRefusedByItsDifference() {
        run(new ToyTrainer(SPACE), BuildPlan.of(SPACE, SEEDS));
        assertThatThrownBy(() -> run(new ToyTrainer(SPACE).with("epochs", "20"), BuildPlan.of(SPACE, SEEDS)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("epochs is 3 there and 20 now");
    }

    @Test
    void sourcesThatContradictEachOtherAreRefused() throws IOException {
        ToyTrainer trainer = new ToyTrainer(SPACE);
        run(trainer, BuildPlan.of(SPACE, SEEDS));
        Files.move(journal(), work().resolve("a.jsonl"));
        ToyTrainer other = new ToyTrainer(SPACE) {
            @Override
            public LearningCurve train(Architecture architecture, int seed) {
                return super.train(architecture, seed + 1000);
            }
        };
        new TableBuild(other, BuildPlan.of(SPACE, SEEDS), folder.resolve("other"), List.of(), Optional.empty())
                .run(1, Optional.empty(), progress -> {});
        TableAssembly both = new TableAssembly(trainer, List.of(), List.of(work(), folder.resolve("other")));
        assertThatThrownBy(() -> both.draft(SPACE, SEEDS, TOY))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("row 0, seed 0 contradicts")
                .hasMessageContaining("a.jsonl");
    }

    @Test
    void tablesOfShardsMergeIntoTheTableOfAllWithoutTheTrainer() throws IOException {
        ToyTrainer trainer = new ToyTrainer(SPACE);
        BuildPlan plan = BuildPlan.of(SPACE, PART, SEEDS);
        List<Table> shards = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            run(trainer, plan.part(new BuildPlan.Shard(i, 3)));
            shards.add(assemble(trainer, SPACE, "shard" + i));
            Files.move(work(), folder.resolve("work" + i));
        }
        TableWriter.write(TableAssembly.merging(shards).draft(SPACE, SEEDS, TOY), folder.resolve("merged"), false);
        run(trainer, plan);
        assemble(trainer, SPACE, "whole");
        assertSameFiles("merged", "whole");
    }

    @Test
    void aJournalOfThePartAndOneOfTheWholeShareAWorkFolder() {
        ToyTrainer small = new ToyTrainer(PART);
        run(small, BuildPlan.of(PART, SEEDS));
        ToyTrainer trainer = new ToyTrainer(SPACE);
        run(trainer, BuildPlan.of(SPACE, PART, SEEDS));
        assertThat(trainer.trained()).hasSize(8);
        assertThat(assemble(small, PART, "part").rows()).isEqualTo(6);
        assertThat(assemble(trainer, SPACE, "whole").rows()).isEqualTo(10);
    }

    @Test
    void aDivergedTrainingIsMissingWithItsReasonAndNotDoneAgain() {
        ToyTrainer trainer = new ToyTrainer(SPACE) {
            @Override
            public LearningCurve train(Architecture architecture, int seed) {
                LearningCurve curve = super.train(architecture, seed);
                if (architecture.equals(Architecture.of(0, 1))) {
                    throw new ArithmeticException("the loss is NaN");
                }
                return curve;
            }
        };
        assertThat(run(trainer, BuildPlan.of(SPACE, SEEDS)).failed()).isEqualTo(2);
        Table table = assemble(trainer, SPACE, "table");
        assertThat(table.missingReason(1, 0)).contains("diverged");
        int before = trainer.trained().size();
        assertThat(run(trainer, BuildPlan.of(SPACE, SEEDS)).failed()).isEqualTo(2);
        assertThat(trainer.trained()).hasSize(before);
    }

    @Test
    void anyOtherFailureIsDoneAgainByTheNextRun() {
        ToyTrainer failing = new ToyTrainer(SPACE) {
            @Override
            public LearningCurve train(Architecture architecture, int seed) {
                if (architecture.equals(Architecture.of(0, 1))) {
                    throw new IllegalStateException("out of workspace");
                }
                return super.train(architecture, seed);
            }
        };
        assertThat(run(failing, BuildPlan.of(SPACE, SEEDS)).failed()).isEqualTo(2);
        assertThat(assemble(failing, SPACE, "failed").missingReason(1, 0)).contains("failed");
        ToyTrainer mended = new ToyTrainer(SPACE);
        assertThat(run(mended, BuildPlan.of(SPACE, SEEDS)).failed()).isZero();
        assertThat(mended.trained()).containsExactlyInAnyOrder("0-1/0", "0-1/1");
        assertThat(assemble(mended, SPACE, "table").missingReason(1, 0)).isEmpty();
    }

    @Test
    void aTrainerThatAlwaysFailsEndsTheBuild() {
        ToyTrainer broken = new ToyTrainer(SPACE) {
            @Override
            public LearningCurve train(Architecture architecture, int seed) {
                throw new IllegalStateException("no native library");
            }
        };
        assertThatThrownBy(() -> run(broken, BuildPlan.of(SPACE, SEEDS)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no native library");
    }

    @Test
    void theTimeLimitStopsBeforeTheNextTraining() {
        ToyTrainer trainer = new ToyTrainer(SPACE);
        TableBuild.Progress progress = new TableBuild(
                        trainer, BuildPlan.of(SPACE, SEEDS), work(), List.of(), Optional.empty())
                .run(1, Optional.of(Duration.ZERO), told -> {});
        assertThat(progress.done()).isZero();
        assertThat(trainer.trained()).isEmpty();
    }

    @Test
    void stoppingKeepsWhatIsDone() {
        ToyTrainer trainer = new ToyTrainer(SPACE);
        TableBuild build = new TableBuild(trainer, BuildPlan.of(SPACE, SEEDS), work(), List.of(), Optional.empty());
        List<TableBuild.Progress> told = new ArrayList<>();
        TableBuild.Progress end = build.run(1, Optional.empty(), progress -> {
            told.add(progress);
            if (progress.done() == 5) {
                build.stop();
            }
        });
        assertThat(end.done()).isEqualTo(5);
        assertThat(told.stream().map(TableBuild.Progress::done)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(run(new ToyTrainer(SPACE), BuildPlan.of(SPACE, SEEDS)).isComplete())
                .isTrue();
    }

    @Test
    void anInterruptKeepsWhatIsDoneAndStaysSet() {
        Thread builder = Thread.currentThread();
        ToyTrainer interrupting = new ToyTrainer(SPACE) {
            @Override
            public LearningCurve train(Architecture architecture, int seed) {
                LearningCurve curve = super.train(architecture, seed);
                if (trained().size() == 3) {
                    builder.interrupt();
                    while (builder.isInterrupted()) {
                        Thread.onSpinWait();
                    }
                }
                return curve;
            }
        };
        TableBuild.Progress end = new TableBuild(
                        interrupting, BuildPlan.of(SPACE, SEEDS), work(), List.of(), Optional.empty())
                .run(1, Optional.empty(), progress -> {});
        assertThat(Thread.interrupted()).isTrue();
        assertThat(end.done()).isBetween(3, 19).isEqualTo(interrupting.trained().size());
    }

    private Path journal() throws IOException {
        try (Stream<Path> files = Files.list(work())) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void assertSameFiles(String one, String other) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(one))) {
            for (Path file : files.toList()) {
                assertThat(folder.resolve(other).resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void secondsOfValidationAreKeptWhereEveryTrainingRecordedThem() {
        ToyTrainer timing = new ToyTrainer(SPACE).timingPasses();
        run(timing, BuildPlan.of(SPACE, SEEDS));
        Table table = assemble(timing, SPACE, "timed");
        assertThat(curve(table, 0, 0).orElseThrow().series()).contains(Series.VALIDATION_SECONDS);
        assertThat(new TabularBenchmark(table, Protocol.standard()).validationPass())
                .isEqualTo(Benchmark.ValidationPass.RECORDED);
    }

    @Test
    void aTableWithoutThemIsExtendedWithoutThemAndKeepsItsRule() {
        TableManifest.ValidationPass rule = new TableManifest.ValidationPass(0.5, "guessed");
        run(new ToyTrainer(PART), BuildPlan.of(PART, SEEDS));
        TableAssembly first = new TableAssembly(new ToyTrainer(PART), List.of(), List.of(work()));
        TableWriter.write(first.draft(PART, SEEDS, TOY).validatedIn(Optional.of(rule)), folder.resolve("part"), false);
        Table part = Table.open(folder.resolve("part"), SPACES);
        ToyTrainer timing = new ToyTrainer(SPACE).timingPasses();
        run(timing, BuildPlan.of(SPACE, SEEDS), part);
        Table table = assemble(timing, SPACE, "extended", part);
        assertThat(curve(table, 0, 0).orElseThrow().series()).doesNotContain(Series.VALIDATION_SECONDS);
        assertThat(table.manifest().validationPass()).contains(rule);
    }

    @Test
    void aJournalOfTrainingsWithoutThemGoesOnWithTrainingsThatHaveThem() {
        run(new ToyTrainer(PART), BuildPlan.of(PART, SEEDS));
        ToyTrainer timing = new ToyTrainer(SPACE).timingPasses();
        run(timing, BuildPlan.of(SPACE, SEEDS));
        assertThat(curve(assemble(timing, SPACE, "mixed"), 0, 0).orElseThrow().series())
                .doesNotContain(Series.VALIDATION_SECONDS)
                .contains(Series.TRAIN_SECONDS);
    }
}
