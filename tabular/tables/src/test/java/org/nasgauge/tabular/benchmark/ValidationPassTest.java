package org.nasgauge.tabular.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Benchmark.ValidationPass;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.tabular.ToyTable;
import org.nasgauge.tabular.draft.DraftColumn;
import org.nasgauge.tabular.draft.TableDraft;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.format.TableManifest;
import org.nasgauge.tabular.query.Table;

/** Row 4, seed 9: epochs of 4.75, 5 and 5.25 seconds. */
class ValidationPassTest {
    private static final Protocol NINE = Protocol.standard().withValidation(SeedPolicy.one(9));
    private static final Fidelity SECOND = new Fidelity(2, 3);
    private static final Fidelity LAST = Fidelity.full(3);

    @TempDir
    private Path folder;

    @Test
    void what_was_recorded_after_each_epoch_is_charged_there() {
        TabularBenchmark benchmark = new TabularBenchmark(table(draft -> record(draft, Column.Shape.CURVE)), NINE);
        assertThat(benchmark.validationPass()).isEqualTo(ValidationPass.RECORDED);
        assertThat(evaluate(benchmark, SECOND).training()).isEqualTo(9.75);
        assertThat(evaluate(benchmark, SECOND).validation()).isEqualTo(pass(4, 1, 2));
        assertThat(evaluate(benchmark, LAST).validation()).isEqualTo(pass(4, 1, 3));
        assertThat(shown(benchmark).at(Series.VALIDATION_SECONDS, 1)).isEqualTo(pass(4, 1, 1));
    }

    @Test
    void what_was_recorded_at_the_end_alone_is_charged_at_every_epoch() {
        TabularBenchmark benchmark = new TabularBenchmark(table(draft -> record(draft, Column.Shape.FINAL)), NINE);
        assertThat(benchmark.validationPass()).isEqualTo(ValidationPass.RECORDED);
        assertThat(evaluate(benchmark, SECOND).validation()).isEqualTo(pass(4, 1, 3));
        assertThat(shown(benchmark).at(Series.VALIDATION_SECONDS, 1)).isEqualTo(pass(4, 1, 3));
    }

    @Test
    void a_rule_charges_its_share_of_a_mean_epoch_of_the_same_training() {
        TabularBenchmark benchmark = new TabularBenchmark(table(ValidationPassTest::derive), NINE);
        assertThat(benchmark.validationPass()).isEqualTo(ValidationPass.DERIVED);
        assertThat(evaluate(benchmark, SECOND).validation()).isCloseTo(0.4 * 5, within(1e-12));
        assertThat(evaluate(benchmark, LAST).validation()).isCloseTo(0.4 * 5, within(1e-12));
        assertThat(shown(benchmark).at(Series.VALIDATION_SECONDS, 3)).isCloseTo(0.4 * 5, within(1e-12));
    }

    @Test
    void a_mean_is_charged_the_mean_pass() {
        TabularBenchmark benchmark = new TabularBenchmark(
                table(draft -> record(draft, Column.Shape.CURVE)),
                Protocol.standard().withValidation(SeedPolicy.mean()));
        assertThat(evaluate(benchmark, LAST).validation()).isEqualTo((pass(4, 0, 3) + pass(4, 1, 3)) / 2);
    }

    @Test
    void a_continued_training_is_charged_a_pass_at_each_value() {
        TabularBenchmark benchmark = new TabularBenchmark(table(draft -> record(draft, Column.Shape.CURVE)), NINE);
        Benchmark.Training training =
                benchmark.checkpoints().orElseThrow().begin(benchmark.space().at(0), SECOND, draw());
        Evaluation first = training.at(SECOND);
        Evaluation rest = training.at(LAST).after(first.training());
        assertThat(rest.training()).isEqualTo(ToyTable.seconds(0, 1, 3));
        assertThat(rest.validation()).isEqualTo(pass(0, 1, 3));
    }

    @Test
    void it_is_not_charged_where_it_is_not_known_or_the_protocol_leaves_it_out() {
        TabularBenchmark unknown = new TabularBenchmark(table(draft -> {}), NINE);
        assertThat(unknown.validationPass()).isEqualTo(ValidationPass.UNKNOWN);
        assertThat(evaluate(unknown, LAST).validation()).isZero();
        TabularBenchmark leftOut =
                new TabularBenchmark(table(ValidationPassTest::derive), NINE.withoutValidationCharge());
        assertThat(leftOut.validationPass()).isEqualTo(ValidationPass.LEFT_OUT);
        assertThat(evaluate(leftOut, LAST).validation()).isZero();
        assertThat(evaluate(leftOut, LAST).training()).isEqualTo(15);
    }

    @Test
    void a_value_without_its_recorded_pass_is_refused() {
        Table table = table(draft -> record(draft, Column.Shape.FINAL).markMissing(4, 1, "not timed"));
        assertThatThrownBy(() -> evaluate(new TabularBenchmark(table, NINE), LAST))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("row 4, seed 9")
                .hasMessageContaining("seconds of validation");
    }

    @Test
    void a_rule_is_kept_by_tables_of_the_newest_schema_and_damage_is_refused() throws IOException {
        Table table = table(ValidationPassTest::derive);
        assertThat(table.manifest().validationPass()).contains(new TableManifest.ValidationPass(0.4, "guessed"));
        Path file = folder.resolve("toy").resolve(TableManifest.FILE);
        String text = Files.readString(file);
        assertThat(text).startsWith("{\n  \"schema\" : " + TableManifest.SCHEMA);
        Files.writeString(file, text.replace("\"share\" : 0.4", "\"share\" : -0.4"));
        assertThatThrownBy(() -> ToyTable.open(folder.resolve("toy")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot take -0.4 of an epoch");
    }

    private Table table(Consumer<TableDraft> change) {
        TableDraft draft = ToyTable.draft();
        change.accept(draft);
        Path written = folder.resolve("toy");
        TableWriter.write(draft, written, true);
        return ToyTable.open(written);
    }

    private static void derive(TableDraft draft) {
        draft.validatedIn(Optional.of(new TableManifest.ValidationPass(0.4, "guessed")));
    }

    private static DraftColumn record(TableDraft draft, Column.Shape shape) {
        DraftColumn passes = draft.add(Series.VALIDATION_SECONDS, shape, 3, Encoding.plain(Dtype.F4));
        for (int row = 0; row < 10; row++) {
            for (int seed = 0; seed < 2; seed++) {
                for (int epoch = 1; epoch <= 3 && ToyTable.isPresent(row, seed); epoch++) {
                    passes.set(row, seed, shape == Column.Shape.CURVE ? epoch : 1, pass(row, seed, epoch));
                }
            }
        }
        return passes;
    }

    private static double pass(int row, int seed, int epoch) {
        return row + 0.25 * seed + 0.125 * epoch;
    }

    private static Evaluation evaluate(TabularBenchmark benchmark, Fidelity fidelity) {
        return benchmark.evaluate(benchmark.table().representative(4), fidelity, draw());
    }

    private static LearningCurve shown(TabularBenchmark benchmark) {
        return benchmark
                .curves()
                .orElseThrow()
                .of(benchmark.table().representative(4), 3, draw())
                .orElseThrow();
    }

    private static SeededRandom draw() {
        return SeedTree.root(3).generator();
    }
}
