package org.nasgauge.tabular.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.spaces.grammar.Grammar;
import org.nasgauge.tabular.format.TableManifest.Block;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.format.TableManifest.RowFiles;
import org.nasgauge.tabular.format.TableManifest.SourceFile;
import org.nasgauge.tabular.format.TableManifest.TextFile;

/** Reads {@code table.json}; what {@link ManifestWriter} writes. */
public final class ManifestReader {
    private static final int MOST_ROWS = 100_000_000;
    private static final int MOST_SEEDS = 10_000;
    private static final int MOST_EPOCHS = 100_000;
    private static final int MOST_COLUMNS = 10_000;
    private static final int MOST_SOURCES = 10_000;
    private static final String MEND = "Restore or mend the file";

    private ManifestReader() {}

    /**
     * @param place the file, for error messages
     * @throws UserError if the text is no manifest, or one of a newer version
     */
    public static TableManifest read(String place, String text) {
        JsonFields root = JsonFields.parse(place, text);
        int schema = root.whole("schema", 1, Integer.MAX_VALUE);
        if (schema > TableManifest.SCHEMA) {
            throw UserError.at(
                    place + " schema",
                    "the table is of schema " + schema + ", and this version reads up to " + TableManifest.SCHEMA,
                    "Use a newer version of nasgauge");
        }
        Description description = description(root);
        JsonFields space = root.object("space");
        String spaceName = space.text("name");
        Optional<Grammar> grammar = space.optionalObject("grammar").map(fields -> GrammarJson.read(spaceName, fields));
        KnownNames kinds = KnownNames.of(
                "kind of row",
                List.of(TableManifest.ROW_OF_CLASS, TableManifest.ROW_OF_ARCHITECTURE, TableManifest.ROW_OF_LIST));
        String kind = root.text("row");
        if (!kinds.names().contains(kind)) {
            throw kinds.unknown(place + " row", kind);
        }
        boolean isListed = kind.equals(TableManifest.ROW_OF_LIST);
        int size = isListed ? MOST_ROWS : space.whole("size", 1, MOST_ROWS);
        space.end();
        int rows = root.whole("rows", 1, size);
        int architectures = isListed ? rows : size;
        List<Integer> seeds = root.wholes("seeds", Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (seeds.isEmpty()
                || seeds.size() > MOST_SEEDS
                || !seeds.equals(seeds.stream().sorted().distinct().toList())) {
            throw UserError.at(place + " seeds", "expected 1 to " + MOST_SEEDS + " seeds, ascending", MEND);
        }
        SortedMap<String, String> recipe = root.object("recipe").textsByName();
        List<SortedMap<String, String>> environments = root.objects("environments").stream()
                .map(JsonFields::textsByName)
                .toList();
        List<SourceFile> sources = sources(root);
        List<String> reasons = root.texts("reasons");
        if (reasons.size() > TableManifest.MOST_REASONS) {
            throw UserError.at(place + " reasons", "expected at most " + TableManifest.MOST_REASONS, MEND);
        }
        Axes axes = new Axes(rows, seeds.size());
        RowFiles rowFiles = isListed
                ? new RowFiles.Listed(textFile(root.object("architectures")))
                : numbered(root, architectures, rows);
        Block trainings = block(root.object("trainings"), List.of(rows, seeds.size()), true);
        require(root, "trainings", trainings, Dtype.U1);
        List<Column> columns = new ArrayList<>();
        List<JsonFields> written = root.objects("columns");
        if (written.isEmpty() || written.size() > MOST_COLUMNS) {
            throw UserError.at(place + " columns", "expected 1 to " + MOST_COLUMNS, MEND);
        }
        for (JsonFields fields : written) {
            columns.add(column(fields, axes));
        }
        root.end();
        TableManifest manifest = new TableManifest(
                description,
                spaceName,
                grammar,
                architectures,
                rows,
                seeds,
                recipe,
                environments,
                sources,
                reasons,
                rowFiles,
                trainings,
                columns);
        refuseTwins(place, manifest);
        return manifest;
    }

    private record Axes(int rows, int seeds) {}

    private static RowFiles numbered(JsonFields root, int architectures, int rows) {
        Block rowIndex = block(root.object("rowIndex"), List.of(architectures), true);
        Block representatives = block(root.object("representatives"), List.of(rows), true);
        require(root, "rowIndex", rowIndex, Dtype.I4);
        require(root, "representatives", representatives, Dtype.I4);
        return new RowFiles.Numbered(rowIndex, representatives);
    }

    private static TextFile textFile(JsonFields fields) {
        TextFile file = new TextFile(fileName(fields, ".txt"), fields.length("bytes"), sha256(fields));
        fields.end();
        return file;
    }

    private static Description description(JsonFields root) {
        try {
            return new Description(
                    root.text("name"),
                    root.text("dataset"),
                    root.text("description"),
                    root.text("source"),
                    root.text("licence"));
        } catch (IllegalArgumentException e) {
            throw UserError.at(root.place() + " name", String.valueOf(e.getMessage()), MEND, e);
        }
    }

    private static List<SourceFile> sources(JsonFields root) {
        List<JsonFields> written = root.has("sources") ? root.objects("sources") : List.of();
        if (written.size() > MOST_SOURCES) {
            throw UserError.at(root.place() + " sources", "expected at most " + MOST_SOURCES, MEND);
        }
        return written.stream()
                .map(fields -> {
                    SourceFile file =
                            new SourceFile(fields.text("file"), fields.length("bytes"), fields.text("sha256"));
                    fields.end();
                    return file;
                })
                .toList();
    }

    private static Column column(JsonFields fields, Axes axes) {
        Metric metric = MetricJson.read(fields);
        Column.Shape shape = fields.constant("shape", Column.Shape.class, Column.Shape::label);
        boolean isStatic = shape == Column.Shape.STATIC;
        Optional<Split> split = isStatic ? Optional.empty() : Optional.of(MetricJson.readSplit(fields));
        int schedule = isStatic ? 0 : fields.whole("schedule", 1, MOST_EPOCHS);
        List<Integer> epochs =
                shape == Column.Shape.SELECTED ? selected(fields, schedule) : Column.epochs(shape, schedule);
        double multiplier = fields.number("multiplier");
        double divisor = fields.number("divisor");
        double offset = fields.number("offset");
        Optional<Block> missing = fields.optionalObject("missing")
                .map(written -> block(written, isStatic ? List.of(axes.rows) : List.of(axes.rows, axes.seeds), true));
        missing.ifPresent(block -> require(fields, "missing", block, Dtype.U1));
        Block block = block(fields, shape.axes(axes.rows, axes.seeds, epochs.size()), false);
        fields.end();
        try {
            Encoding encoding = new Encoding(block.header().dtype(), multiplier, divisor, offset);
            return new Column(metric, split, shape, schedule, epochs, encoding, block, missing);
        } catch (IllegalArgumentException e) {
            throw UserError.at(fields.place(), String.valueOf(e.getMessage()), MEND, e);
        }
    }

    private static List<Integer> selected(JsonFields fields, int schedule) {
        List<Integer> epochs = fields.wholes("epochs", 1, schedule);
        if (epochs.isEmpty()
                || !epochs.equals(epochs.stream().sorted().distinct().toList())) {
            throw UserError.at(fields.place() + " epochs", "expected at least one, ascending", MEND);
        }
        return epochs;
    }

    private static Block block(JsonFields fields, List<Integer> shape, boolean alone) {
        String file = fileName(fields, ".npy");
        Dtype dtype = fields.constant("dtype", Dtype.class, Dtype::descr);
        String sha256 = sha256(fields);
        long bytes = fields.length("bytes");
        if (alone) {
            fields.end();
        }
        try {
            NpyHeader header = new NpyHeader(dtype, shape);
            if (header.fileBytes() != bytes) {
                throw UserError.at(
                        fields.place() + " bytes",
                        bytes + " bytes; a shape of " + shape + " needs " + header.fileBytes(),
                        MEND);
            }
            return new Block(file, header, sha256);
        } catch (IllegalArgumentException e) {
            throw UserError.at(fields.place(), String.valueOf(e.getMessage()), MEND, e);
        }
    }

    private static String fileName(JsonFields fields, String extension) {
        String file = fields.text("file");
        if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,199}") || !file.endsWith(extension)) {
            throw UserError.at(
                    fields.place() + " file",
                    "'" + file + "' is no plain name of a " + extension + " file in the folder",
                    MEND);
        }
        return file;
    }

    private static String sha256(JsonFields fields) {
        String sha256 = fields.text("sha256");
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw UserError.at(fields.place() + " sha256", "expected 64 hexadecimal digits", MEND);
        }
        return sha256;
    }

    private static void require(JsonFields fields, String name, Block block, Dtype dtype) {
        if (block.header().dtype() != dtype) {
            throw UserError.at(fields.place() + " " + name + " dtype", "expected " + dtype.descr(), MEND);
        }
    }

    private static void refuseTwins(String place, TableManifest manifest) {
        Set<String> names = new HashSet<>();
        for (Block block : manifest.blocks()) {
            if (!names.add(block.file())) {
                throw UserError.at(place, "the file " + block.file() + " is named twice", MEND);
            }
        }
        Set<String> columns = new HashSet<>();
        for (Column column : manifest.columns()) {
            if (!columns.add(column.toString())) {
                throw UserError.at(place, "there are two columns " + column, MEND);
            }
        }
    }
}
