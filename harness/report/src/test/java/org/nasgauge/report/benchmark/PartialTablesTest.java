package org.nasgauge.report.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.format.Format;
import org.nasgauge.spaces.grammar.Grammar;
import org.nasgauge.spaces.grammar.GrammarSpace;
import org.nasgauge.tabular.draft.DraftColumn;
import org.nasgauge.tabular.draft.TableDraft;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.format.ListedArchitectures;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.format.TableRows;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Table;

/** Whatever a table holds and lacks, it is described: every subset of the usual series, the rest drawn by a seed. */
class PartialTablesTest {
    private static final int EPOCHS = 3;
    private static final List<Series> SERIES = List.of(
            Series.TRAIN_ACCURACY,
            Series.VALIDATION_ACCURACY,
            Series.TEST_ACCURACY,
            Series.VALIDATION_LOSS,
            Series.TEST_LOSS);
    private static final Metric ENERGY = new Metric("train-energy", Unit.SECONDS, Direction.MINIMIZE);
    private static final EnumerableSpace SPACE = (EnumerableSpace) GrammarSpace.of(Grammar.of(
            "three", "S", Map.of("S", List.of(List.of("a"), List.of("b"), List.of("S", "S"))), OptionalInt.of(3)));

    @TempDir
    private static Path folder;

    /** Where the time is kept, and how. */
    private enum Clock {
        NONE,
        EVERY_EPOCH,
        LAST_EPOCH,
        CUMULATIVE,
        OTHERWISE
    }

    static Stream<Integer> subsets() {
        return IntStream.range(0, 1 << SERIES.size()).boxed();
    }

    @ParameterizedTest
    @MethodSource("subsets")
    void isDescribedInEveryFormat(int subset) {
        SeededRandom random = SeedTree.root(subset).child("partial tables").generator();
        Table previous = null;
        for (Clock clock : Clock.values()) {
            for (List<Integer> seeds : List.of(List.of(0), List.of(0, 1, 5))) {
                for (TableRows rows : List.of(RowIndex.each(SPACE), listed())) {
                    Path place = folder.resolve("t" + random.nextInt(Integer.MAX_VALUE));
                    TableWriter.write(draft(subset, clock, seeds, rows, random), place, true);
                    Table table = Table.open(place, KnownSpaces.of());
                    List<Table> others = previous == null ? List.of() : List.of(previous, table);
                    Document document = TableReport.of(table, others);
                    for (Format format : Format.values()) {
                        assertThat(format.write(document)).isNotBlank();
                    }
                    if (table.manifest().isOfTrainings()) {
                        saysWhatIsLeftOut(document, subset);
                    } else {
                        assertThat(document.sections())
                                .extracting(Document.Section::id)
                                .containsExactly("table", "properties", "recipe");
                    }
                    previous = table;
                }
            }
        }
    }

    private static void saysWhatIsLeftOut(Document document, int subset) {
        assertThat(document.sections())
                .allSatisfy(section -> assertThat(section.blocks()).isNotEmpty());
        Optional<Document.Section> ranked = document.sections().stream()
                .filter(section ->
                        section.id().equals("accuracy") || section.id().equals("loss"))
                .findFirst();
        boolean none = subset == 0;
        assertThat(ranked.isPresent() && none).isFalse();
        if (ranked.isEmpty()) {
            assertThat(document.sections()).anySatisfy(section -> {
                assertThat(section.id()).isEqualTo("final");
                assertThat(((Block.Paragraph) section.blocks().get(0)).text())
                        .startsWith("Left out")
                        .contains(none ? "follows no metric" : "has no training with");
            });
        }
    }

    private static TableRows listed() {
        return ListedArchitectures.of(IntStream.range(0, 5)
                .<String>mapToObj(i -> SPACE.format(SPACE.at(i)))
                .toList());
    }

    private static TableDraft draft(int subset, Clock clock, List<Integer> seeds, TableRows rows, SeededRandom random) {
        TableDraft draft = new TableDraft(
                        new Description("partial", "none", "Some.", "made up", "CC0-1.0"),
                        SPACE.name(),
                        rows,
                        seeds,
                        "not trained")
                .over(SPACE);
        Map<DraftColumn, Integer> columns = new LinkedHashMap<>();
        for (int i = 0; i < SERIES.size(); i++) {
            if ((subset >> i & 1) == 1) {
                add(draft, SERIES.get(i), random, columns);
            }
        }
        switch (clock) {
            case NONE -> {}
            case EVERY_EPOCH -> curve(draft, Series.TRAIN_SECONDS, columns);
            case LAST_EPOCH -> last(draft, Series.TRAIN_SECONDS, columns);
            case CUMULATIVE -> last(draft, Series.CUMULATIVE_SECONDS, columns);
            case OTHERWISE -> last(draft, new Series(ENERGY, Split.TRAIN), columns);
        }
        if (columns.isEmpty() || random.nextBoolean()) {
            // An accuracy of the architecture, whatever its training, is asked for as such.
            DraftColumn known = draft.addStatic(
                    random.nextBoolean() ? Metric.PARAMETERS : Metric.ACCURACY, Encoding.plain(Dtype.F4));
            boolean lacking = random.nextBoolean();
            for (int row = 0; row < rows.rows(); row++) {
                known.set(row, random.nextInt(90));
                if (lacking && random.nextInt(3) > 0) {
                    known.markMissing(row, 0, "not counted");
                }
            }
        }
        fill(draft, columns, seeds.size(), rows.rows(), random);
        return draft;
    }

    private static void add(TableDraft draft, Series series, SeededRandom random, Map<DraftColumn, Integer> columns) {
        switch (random.nextInt(3)) {
            case 0 -> curve(draft, series, columns);
            case 1 -> last(draft, series, columns);
            default ->
                columns.put(draft.add(series, List.of(1 + random.nextInt(2)), EPOCHS, Encoding.plain(Dtype.F4)), 1);
        }
    }

    private static void curve(TableDraft draft, Series series, Map<DraftColumn, Integer> columns) {
        columns.put(draft.add(series, Column.Shape.CURVE, EPOCHS, Encoding.plain(Dtype.F4)), EPOCHS);
    }

    private static void last(TableDraft draft, Series series, Map<DraftColumn, Integer> columns) {
        columns.put(draft.add(series, Column.Shape.FINAL, EPOCHS, Encoding.plain(Dtype.F4)), 1);
    }

    /** All trainings, most, one in four, or none; and some columns lack values of their own. */
    private static void fill(
            TableDraft draft, Map<DraftColumn, Integer> columns, int seeds, int rows, SeededRandom random) {
        int share = List.of(0, 1, 3, 4).get(random.nextInt(4));
        for (int row = 0; row < rows; row++) {
            for (int seed = 0; seed < seeds; seed++) {
                if (random.nextInt(4) < share) {
                    draft.markPresent(row, seed);
                }
            }
        }
        columns.forEach((column, steps) -> {
            boolean own = random.nextInt(4) == 0;
            for (int row = 0; row < rows; row++) {
                for (int seed = 0; seed < seeds; seed++) {
                    for (int step = 1; step <= steps; step++) {
                        column.set(row, seed, step, random.nextInt(100));
                    }
                    if (own && random.nextBoolean()) {
                        column.markMissing(row, seed, "diverged");
                    }
                }
            }
        });
    }
}
