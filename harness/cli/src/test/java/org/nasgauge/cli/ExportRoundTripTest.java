package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.catalogue.Catalogue;
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
import org.nasgauge.tabular.query.TrainingsLookup;

/** What {@code table export --mapping} writes, {@code table import csv} makes into the same table. */
class ExportRoundTripTest {
    private static final List<String> REASONS = List.of("not trained", "diverged", "«lost», \"they say\"", "1", " x");
    private static final List<Encoding> ENCODINGS = List.of(
            Encoding.plain(Dtype.I4),
            Encoding.plain(Dtype.F4),
            Encoding.plain(Dtype.F8),
            Encoding.plain(Dtype.F2),
            Encoding.plain(Dtype.U1),
            Encoding.plain(Dtype.I8),
            new Encoding(Dtype.I4, 1, 1000, 0),
            new Encoding(Dtype.U2, 1, 100, 20),
            new Encoding(Dtype.I4, 3, 1, 0));

    @TempDir
    private Path folder;

    static List<List<Object>> tables() {
        return IntStream.range(0, 14)
                .mapToObj(seed -> List.<Object>of(seed, seed % 2 == 0 ? List.of() : List.of("--curves")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void anyTableComesBackAsItWas(List<Object> table) throws IOException {
        SeededRandom random =
                SeedTree.root((int) table.get(0)).child("round-trip").generator();
        Path original = folder.resolve("original");
        TableWriter.write(new RandomTable(random).draft(), original, false);
        assertComesBack(original.toString(), Table.open(original, KnownSpaces.installed()), (List<?>) table.get(1));
    }

    @ParameterizedTest
    @CsvSource({"nasbench201-fashion,", "nasbench201-729-fashion, --curves"})
    void theEmbeddedTablesComeBackAsTheyAre(String name, String layout) throws IOException {
        Table table = Catalogue.standard().open(name);
        Table again = assertComesBack(name, table, layout == null ? List.of() : List.of(layout));
        for (int i = 0; i < table.manifest().columns().size(); i++) {
            assertThat(again.manifest().columns().get(i).block())
                    .isEqualTo(table.manifest().columns().get(i).block());
        }
    }

    /** The rules go with it; without them nobody knows the space. */
    @Test
    void aTableOverAGrammarComesBackWithItsRules() throws IOException {
        Path grammars = Path.of("..", "..", "samples", "grammars");
        Path rules = grammars.resolve("chain-or-dense.yaml");
        Terminal made = nasgauge(
                "table",
                "import",
                "csv",
                grammars.resolve("chain-or-dense.csv"),
                grammars.resolve("chain-or-dense.columns.yaml"),
                "--grammar",
                rules,
                "--into",
                folder);
        assertThat(made.exitCode()).as(made.err()).isZero();
        Path original = folder.resolve("chain-or-dense");
        Path csv = folder.resolve("out.csv");
        Path mapping = folder.resolve("out.yaml");
        Path again = folder.resolve("rules.yaml");
        Terminal exported =
                nasgauge("table", "export", original, "--out", csv, "--mapping", mapping, "--grammar", again);
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        Terminal imported =
                nasgauge("table", "import", "csv", csv, mapping, "--grammar", again, "--into", folder.resolve("again"));
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        Table before = Table.open(original, KnownSpaces.installed());
        Table after = Table.open(folder.resolve("again/chain-or-dense"), KnownSpaces.installed());
        assertSame(before, after);
        assertThat(after.manifest().grammar()).isEqualTo(before.manifest().grammar());
    }

    private Table assertComesBack(String name, Table before, List<?> layout) throws IOException {
        Path csv = folder.resolve("out.csv");
        Path mapping = folder.resolve("out.yaml");
        List<Object> export = new ArrayList<>(List.of("table", "export", name, "--out", csv, "--mapping", mapping));
        export.addAll(layout);
        Terminal exported = nasgauge(export.toArray());
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        Terminal imported = nasgauge("table", "import", "csv", csv, mapping, "--into", folder.resolve("again"));
        assertThat(imported.exitCode())
                .as(imported.err() + Files.readString(mapping))
                .isZero();
        Table after = Table.open(folder.resolve("again").resolve(before.name()), KnownSpaces.installed());
        assertSame(before, after);
        return after;
    }

    private static void assertSame(Table before, Table after) {
        assertThat(after.manifest().description()).isEqualTo(before.manifest().description());
        assertThat(after.manifest().space()).isEqualTo(before.manifest().space());
        assertThat(after.manifest().rowKind()).isEqualTo(before.manifest().rowKind());
        assertThat(after.seeds()).isEqualTo(before.seeds());
        assertThat(after.rows()).isEqualTo(before.rows());
        for (int row = 0; row < before.rows(); row++) {
            assertThat(after.architecture(row)).isEqualTo(before.architecture(row));
        }
        if (!before.isListed()) {
            assertThat(after.rowIndex()).isEqualTo(before.rowIndex());
        }
        assertThat(after.manifest().columns()).hasSameSizeAs(before.manifest().columns());
        for (int i = 0; i < before.manifest().columns().size(); i++) {
            Column was = before.manifest().columns().get(i);
            Column is = after.manifest().columns().get(i);
            assertThat(is.toString()).isEqualTo(was.toString());
            assertThat(is.metric()).isEqualTo(was.metric());
            assertThat(is.shape()).as(was.toString()).isEqualTo(was.shape());
            assertThat(is.epochs()).isEqualTo(was.epochs());
            assertThat(is.encoding()).as(was.toString()).isEqualTo(was.encoding());
            assertThat(readings(after, is)).as(was.toString()).isNotEmpty().isEqualTo(readings(before, was));
        }
    }

    /** All that a column says, by row, seed and epoch. */
    private static List<Reading> readings(Table table, Column column) {
        List<Reading> readings = new ArrayList<>();
        if (column.isStatic()) {
            IntStream.range(0, table.rows())
                    .forEach(row -> readings.add(table.property(column).reading(row)));
        }
        for (Fidelity fidelity : column.fidelities()) {
            TrainingsLookup lookup = table.trainings(column, fidelity);
            for (int row = 0; row < table.rows(); row++) {
                for (int seed = 0; seed < table.seeds().size(); seed++) {
                    readings.add(
                            lookup.isPresent(row, seed)
                                    ? Reading.of(lookup.value(row, seed))
                                    : Reading.missing(lookup.reason(row, seed)));
                }
            }
        }
        return readings;
    }

    /** Rows of every kind, seeds, curves and their ends, properties, counts of images, encodings, and gaps with reasons. */
    private static final class RandomTable {
        private final SeededRandom random;
        private final TableRows rows;
        private final String space;
        private final List<Integer> seeds;

        RandomTable(SeededRandom random) {
            this.random = random;
            EnumerableSpace cells = (EnumerableSpace)
                    KnownSpaces.installed().find("nasbench201-729").orElseThrow();
            int kind = random.nextInt(3);
            this.space = kind == 0 ? "my-own" : cells.name();
            this.rows = kind == 0 ? listed() : kind == 1 ? RowIndex.each(cells) : classes(cells);
            TreeSet<Integer> drawn = new TreeSet<>();
            while (drawn.size() < 1 + random.nextInt(3)) {
                drawn.add(random.nextInt(2000) - 1000);
            }
            this.seeds = List.copyOf(drawn);
        }

        private TableRows listed() {
            return ListedArchitectures.of(IntStream.range(0, 3 + random.nextInt(20))
                    .mapToObj(i -> "net \"" + i + "\", «of» " + random.nextInt(9))
                    .toList());
        }

        private TableRows classes(EnumerableSpace cells) {
            RowIndex index = RowIndex.of(cells);
            return index.representedBy(IntStream.range(0, 20)
                    .map(i -> random.nextInt(cells.size()))
                    .boxed()
                    .toList());
        }

        TableDraft draft() {
            TableDraft draft = new TableDraft(
                    new Description("random", "data: \"set\"", "It is\nmade up.", "nobody", "CC0-1.0"),
                    space,
                    rows,
                    seeds,
                    "not trained");
            boolean[] present = new boolean[rows.rows() * seeds.size()];
            for (int at = 0; at < present.length; at++) {
                present[at] = random.nextInt(5) > 0;
                if (present[at]) {
                    draft.markPresent(at / seeds.size(), at % seeds.size());
                } else {
                    draft.markMissing(at / seeds.size(), at % seeds.size(), reason());
                }
            }
            int schedule = 2 + random.nextInt(4);
            accuracy(draft, schedule, present);
            training(draft, new Series(Metric.LOSS, Split.TRAIN), schedule, present);
            training(draft, new Series(own("error", Unit.PERCENT), Split.TEST), schedule, present);
            training(draft, new Series(own("error", Unit.PERCENT), Split.TEST), schedule + 3, present);
            training(draft, new Series(Metric.SECONDS, Split.TRAIN), schedule, present);
            property(draft, Metric.PARAMETERS);
            property(draft, own("latency", Unit.MILLISECONDS));
            return draft;
        }

        private static Metric own(String name, Unit unit) {
            return new Metric(name, unit, Direction.MINIMIZE);
        }

        private String reason() {
            return REASONS.get(random.nextInt(REASONS.size()));
        }

        /** A share of images, which is less than one per cent in one table of three. */
        private void accuracy(TableDraft draft, int schedule, boolean[] present) {
            int images = 1 + random.nextInt(100_000);
            int most = random.nextInt(3) == 0 ? images / 100 : images;
            Encoding counts = Encoding.percentOf(images);
            DraftColumn column =
                    draft.add(new Series(Metric.ACCURACY, Split.VALIDATION), Column.Shape.CURVE, schedule, counts);
            fill(column, schedule, present, () -> counts.decode(random.nextInt(most + 1)));
        }

        private void training(TableDraft draft, Series series, int schedule, boolean[] present) {
            Encoding encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
            int kind = random.nextInt(3);
            List<Integer> some = List.of(1, schedule);
            DraftColumn column = kind == 2
                    ? draft.add(series, schedule == 2 ? List.of(1) : some, schedule, encoding)
                    : draft.add(series, kind == 0 ? Column.Shape.CURVE : Column.Shape.FINAL, schedule, encoding);
            int steps = kind == 0 ? schedule : kind == 1 || schedule == 2 ? 1 : 2;
            fill(column, steps, present, () -> value(encoding));
        }

        private void property(TableDraft draft, Metric metric) {
            Encoding encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
            DraftColumn column = draft.addStatic(metric, encoding);
            for (int row = 0; row < rows.rows(); row++) {
                if (random.nextInt(7) == 0) {
                    column.markMissing(row, 0, reason());
                } else {
                    column.set(row, value(encoding));
                }
            }
        }

        /** As the trainings are, or with gaps of its own. */
        private void fill(DraftColumn column, int steps, boolean[] present, DoubleSupplier values) {
            boolean own = random.nextBoolean();
            for (int at = 0; at < present.length; at++) {
                int row = at / seeds.size();
                int seed = at % seeds.size();
                if (own && (!present[at] || random.nextInt(9) == 0)) {
                    column.markMissing(row, seed, reason());
                } else if (present[at]) {
                    for (int step = 1; step <= steps; step++) {
                        column.set(row, seed, step, values.getAsDouble());
                    }
                }
            }
        }

        /** One that the encoding gives back, small or large, and not negative. */
        private double value(Encoding encoding) {
            double drawn = draw(encoding.dtype(), random);
            return encoding.decode(encoding.dtype().rounded(drawn));
        }

        private static double draw(Dtype dtype, RandomGenerator random) {
            return switch (dtype) {
                case U1 -> random.nextInt(256);
                case U2 -> random.nextInt(65_536);
                case I4 -> random.nextInt(Integer.MAX_VALUE);
                case I8 -> random.nextLong(1L << 53);
                case F2 -> random.nextDouble() * 60_000;
                default -> random.nextDouble() * Math.pow(10, random.nextInt(30) - 15);
            };
        }
    }
}
