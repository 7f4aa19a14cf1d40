package org.nasgauge.tabular.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nasgauge.tabular.ToyTable.SPACE;
import static org.nasgauge.tabular.ToyTable.count;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.tabular.ToyTable;
import org.nasgauge.tabular.draft.DraftColumn;
import org.nasgauge.tabular.draft.TableDraft;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;

class LookupTest {
    private static final Query VALIDATION = Query.of(Series.VALIDATION_ACCURACY);

    @TempDir
    Path folder;

    private Table table;

    @BeforeEach
    void open() {
        table = ToyTable.open(ToyTable.write(folder.resolve("toy")));
    }

    @Test
    void everyGenomeFindsTheRowOfItsNetwork() {
        for (int i = 0; i < SPACE.size(); i++) {
            Architecture architecture = SPACE.at(i);
            int row = table.row(architecture);
            assertThat(table.row(SPACE.canonical(architecture))).isEqualTo(row);
            assertThat(table.representative(row)).isEqualTo(SPACE.canonical(architecture));
        }
        assertThat(table.rows()).isEqualTo(10);
    }

    @Test
    void everyValueComesBackUnderItsSeedAndEpoch() {
        for (int epoch = 1; epoch <= 3; epoch++) {
            for (int seed = 0; seed < 2; seed++) {
                Lookup accuracy = table.lookup(VALIDATION
                        .at(new Fidelity(epoch, 3))
                        .under(SeedPolicy.one(table.seeds().get(seed))));
                Lookup loss = table.lookup(Query.of(Series.VALIDATION_LOSS)
                        .at(new Fidelity(epoch, 3))
                        .under(SeedPolicy.one(table.seeds().get(seed))));
                for (int row = 0; row < 10; row++) {
                    assertThat(accuracy.isPresent(row)).isEqualTo(ToyTable.isPresent(row, seed));
                    if (ToyTable.isPresent(row, seed)) {
                        assertThat(accuracy.value(row)).isEqualTo(100.0 * count(row, seed, epoch) / 60);
                        assertThat(loss.reading(row)).isEqualTo(Reading.of(ToyTable.loss(row, seed, epoch)));
                    }
                }
            }
        }
    }

    @Test
    void aMeanIsOverTheTrainingsThatExist() {
        Lookup mean = table.lookup(VALIDATION.at(Fidelity.full(3)).under(SeedPolicy.mean()));
        assertThat(mean.value(1)).isEqualTo((count(1, 0, 3) + count(1, 1, 3)) / 2.0 * 100 / 60);
        assertThat(mean.value(2)).isEqualTo(100.0 * count(2, 0, 3) / 60);
    }

    @Test
    void whatIsMissingSaysWhy() {
        Lookup nine = table.lookup(VALIDATION.at(Fidelity.full(3)).under(SeedPolicy.one(9)));
        assertThat(nine.reading(2)).isEqualTo(Reading.missing("not trained"));
        assertThatThrownBy(() -> nine.value(2)).isInstanceOf(IllegalStateException.class);
        Lookup mean = table.lookup(VALIDATION.at(Fidelity.full(3)).under(SeedPolicy.mean()));
        assertThat(mean.reading(3)).isEqualTo(Reading.missing("diverged"));
        Lookup both = table.lookup(VALIDATION.at(Fidelity.full(3)).under(SeedPolicy.parse("mean>=2")));
        assertThat(both.reading(2)).isEqualTo(Reading.missing("1 of the 2 trainings that were asked for: not trained"));
        assertThat(both.isPresent(1)).isTrue();
    }

    @Test
    void aCountOfTheArchitectureNeedsNoTraining() {
        assertThat(table.lookup(Query.of("flops")).value(9)).isEqualTo(5_000_000_009d);
        assertThat(table.lookup(Query.of("parameters")).value(3)).isEqualTo(1003);
    }

    @Test
    void aCurveShowsOneTrainingOnTheSplitsThatWereAskedFor() {
        CurvesLookup curves = table.curves(3, EnumSet.of(Split.TRAIN, Split.VALIDATION));
        LearningCurve curve = curves.curve(4, 1).orElseThrow();
        assertThat(curve.epochs()).isEqualTo(3);
        assertThat(curve.series())
                .containsExactlyInAnyOrder(Series.VALIDATION_ACCURACY, Series.VALIDATION_LOSS, Series.TRAIN_SECONDS);
        assertThat(curve.at(Series.VALIDATION_ACCURACY, 2)).isEqualTo(100.0 * count(4, 1, 2) / 60);
        assertThat(curve.secondsUpTo(2)).isEqualTo(ToyTable.seconds(4, 1, 1) + ToyTable.seconds(4, 1, 2));
        assertThatThrownBy(() -> curve.at(Series.TEST_ACCURACY, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> curve.at(Series.VALIDATION_LOSS, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThat(curves.curve(3, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "acuracy    | test       | 3   | 7      | Did you mean 'accuracy'?",
                "accuracy   | -          | 3   | 7      | validation, test",
                "accuracy   | train      | 3   | 7      | It has: validation, test",
                "accuracy   | test       | -   | 7      | 1/3, 2/3, 3",
                "accuracy   | test       | 12  | 7      | no accuracy on the schedule 12. It has: 3",
                "accuracy   | test       | 3   | -      | 7, 9, mean",
                "accuracy   | test       | 3   | 8      | 7, 9, mean",
                "accuracy   | test       | 3   | random | 7, 9, mean",
                "parameters | test       | -   | -      | Leave out split, fidelity and seed",
            })
    void aQuestionThatIsOpenOrWrongListsTheChoices(
            String metric, String split, String fidelity, String seed, String message) {
        Query query = Query.of(metric);
        query = split == null ? query : query.on(Split.valueOf(split.toUpperCase(Locale.ROOT)));
        query = fidelity == null ? query : query.at(Fidelity.parse(fidelity));
        Query asked = seed == null ? query : query.under(SeedPolicy.parse(seed));
        assertThatThrownBy(() -> table.lookup(asked))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("table toy")
                .hasMessageContaining(message);
    }

    @Test
    void valuesAtSomeEpochsAreFoundByTheirFidelity() {
        TableDraft draft = ToyTable.draft();
        DraftColumn halfAndWhole = draft.add(Series.TRAIN_ACCURACY, List.of(54, 108), 108, Encoding.plain(Dtype.F4));
        halfAndWhole.set(1, 0, 1, 50);
        halfAndWhole.set(1, 0, 2, 60);
        TableWriter.write(draft, folder.resolve("selected"), false);
        Table selected = ToyTable.open(folder.resolve("selected"));
        Query train = Query.of(Series.TRAIN_ACCURACY).under(SeedPolicy.one(7));
        assertThat(selected.lookup(train.at(Fidelity.parse("54/108"))).value(1)).isEqualTo(50);
        assertThat(selected.lookup(train.at(Fidelity.full(108))).value(1)).isEqualTo(60);
        assertThatThrownBy(() -> selected.lookup(train.at(Fidelity.parse("1/108"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("It has: 54/108, 108");
    }

    @Test
    void aColumnMayBeMissingByItself() {
        TableDraft draft = ToyTable.draft();
        DraftColumn latency =
                draft.addStatic(new Metric("latency", Unit.MILLISECONDS, Direction.MINIMIZE), Encoding.plain(Dtype.F8));
        latency.set(0, 1.5);
        latency.markMissing(1, 0, "did not compile");
        TableWriter.write(draft, folder.resolve("latency"), false);
        Lookup lookup = ToyTable.open(folder.resolve("latency")).lookup(Query.of("latency"));
        assertThat(lookup.reading(0)).isEqualTo(Reading.of(1.5));
        assertThat(lookup.reading(1)).isEqualTo(Reading.missing("did not compile"));
    }

    @Test
    void theHashNamesTheContent() {
        Table same = ToyTable.open(ToyTable.write(folder.resolve("same")));
        assertThat(same.contentHash()).isEqualTo(table.contentHash()).hasSize(64);
        TableDraft other = ToyTable.draft();
        other.markMissing(0, 0, "diverged");
        TableWriter.write(other, folder.resolve("other"), false);
        assertThat(ToyTable.open(folder.resolve("other")).contentHash()).isNotEqualTo(table.contentHash());
    }
}
