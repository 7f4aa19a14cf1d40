package org.nasgauge.tabular.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Form;
import org.nasgauge.form.Node;
import org.nasgauge.spaces.grammar.Grammar;
import org.nasgauge.tabular.format.TableManifest.Block;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.format.TableManifest.RowFiles;
import org.nasgauge.tabular.format.TableManifest.SourceFile;
import org.nasgauge.tabular.format.TableManifest.TextFile;

/** Reads {@code table.json}; what {@link ManifestWriter} writes. */
public final class ManifestReader {
    private static final Form FORM = Form.json("table manifest");

    private static final List<String> KEYS = List.of(
            "schema",
            "name",
            "dataset",
            "description",
            "source",
            "licence",
            "space",
            "row",
            "rows",
            "seeds",
            "recipe",
            "environments",
            "sources",
            "reasons",
            "validationPass",
            "trainings",
            "columns",
            "sha256");
    private static final String[] BLOCK_KEYS = {"file", "dtype", "bytes", "sha256"};

    private static final int MOST_ROWS = 100_000_000;
    private static final int MOST_SEEDS = 10_000;
    private static final int MOST_EPOCHS = 100_000;
    private static final int MOST_COLUMNS = 10_000;
    private static final int MOST_SOURCES = 10_000;

    private final int rows;
    private final int seeds;

    private ManifestReader(int rows, int seeds) {
        this.rows = rows;
        this.seeds = seeds;
    }

    /**
     * @param file what to call the text in error messages
     * @throws UserError if the text is no manifest, or one of a newer version
     */
    public static TableManifest read(String file, String text) {
        Node document = FORM.parse(file, text);
        refuseNewer(document);
        Fields all = Fields.of(document, with(KEYS, "rowIndex", "representatives", "architectures"));
        String kind = all.need("row", "the kind of row")
                .oneOf("kind of row", TableManifest.ROW_KINDS.toArray(String[]::new), name -> name);
        boolean isListed = kind.equals(TableManifest.ROW_OF_LIST);
        Fields root =
                Fields.of(document, isListed ? with(KEYS, "architectures") : with(KEYS, "rowIndex", "representatives"));
        Fields space =
                isListed ? root.fields("space", "name", "grammar") : root.fields("space", "name", "grammar", "size");
        int size = isListed ? MOST_ROWS : space.whole("size", 1, MOST_ROWS);
        int rows = root.whole("rows", 1, size);
        List<Integer> seeds = ascending(root, "seeds", Integer.MIN_VALUE, Integer.MAX_VALUE, MOST_SEEDS);
        TableManifest manifest =
                new ManifestReader(rows, seeds.size()).manifest(root, space, isListed, isListed ? rows : size, seeds);
        refuseTwins(root, manifest);
        root.find("sha256").ifPresent(seal -> sha256(root));
        return manifest;
    }

    /** Before any key is refused that a newer version may have. */
    private static void refuseNewer(Node document) {
        Node schema = document.entries("a mapping").get("schema");
        if (schema != null && schema.whole(1, Integer.MAX_VALUE) > TableManifest.SCHEMA) {
            throw UserError.at(
                    schema.place(),
                    "the table is of a newer schema than " + TableManifest.SCHEMA
                            + ", the last that this version reads",
                    "Use a newer version of nasgauge");
        }
    }

    private TableManifest manifest(
            Fields root, Fields space, boolean isListed, int architectures, List<Integer> seedNumbers) {
        root.whole("schema", 1, TableManifest.SCHEMA);
        String spaceName = space.verbatim("name");
        Optional<Grammar> grammar = space.find("grammar").map(node -> GrammarJson.read(spaceName, node));
        List<String> reasons = root.texts("reasons");
        requireAtMost(root, "reasons", reasons, TableManifest.MOST_REASONS);
        RowFiles rowFiles = isListed
                ? new RowFiles.Listed(textFile(root.fields("architectures", "file", "bytes", "sha256")))
                : new RowFiles.Numbered(
                        block(root, "rowIndex", List.of(architectures), Dtype.I4),
                        block(root, "representatives", List.of(rows), Dtype.I4));
        List<Column> columns = root.each("columns", "the columns", this::column);
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw wrong(root, "columns", "1 to " + MOST_COLUMNS + " columns");
        }
        return new TableManifest(
                description(root),
                spaceName,
                grammar,
                architectures,
                rows,
                seedNumbers,
                root.need("recipe", "how the trainings were made").texts("texts by name"),
                root.each("environments", "a list of environments", node -> node.texts("texts by name")),
                sources(root),
                reasons,
                rowFiles,
                root.find("validationPass").map(ManifestReader::validationPass),
                block(root, "trainings", List.of(rows, seeds), Dtype.U1),
                columns);
    }

    private static Description description(Fields root) {
        try {
            return new Description(
                    root.verbatim("name"),
                    root.verbatim("dataset"),
                    root.verbatim("description"),
                    root.verbatim("source"),
                    root.verbatim("licence"));
        } catch (IllegalArgumentException e) {
            throw root.need("name", "a name").place().error(String.valueOf(e.getMessage()));
        }
    }

    private static TableManifest.ValidationPass validationPass(Node node) {
        Fields fields = Fields.of(node, "share", "derivation");
        return node.place()
                .made(() -> new TableManifest.ValidationPass(fields.number("share"), fields.verbatim("derivation")));
    }

    private static List<SourceFile> sources(Fields root) {
        if (!root.has("sources")) {
            return List.of();
        }
        List<SourceFile> sources = root.each("sources", "a list of files", node -> {
            Fields fields = Fields.of(node, "file", "bytes", "sha256");
            return new SourceFile(fields.verbatim("file"), fields.length("bytes"), fields.verbatim("sha256"));
        });
        requireAtMost(root, "sources", sources, MOST_SOURCES);
        return sources;
    }

    private Column column(Node node) {
        List<String> always = with(
                List.of(BLOCK_KEYS),
                "metric",
                "unit",
                "direction",
                "shape",
                "multiplier",
                "divisor",
                "offset",
                "rounded",
                "missing");
        Column.Shape shape = Fields.of(node, with(always, "split", "schedule", "epochs"))
                .constant("shape", Column.Shape.class, Column.Shape::label);
        boolean isStatic = shape == Column.Shape.STATIC;
        Fields fields = Fields.of(
                node,
                switch (shape) {
                    case STATIC -> always;
                    case CURVE, FINAL -> with(always, "split", "schedule");
                    case SELECTED -> with(always, "split", "schedule", "epochs");
                });
        Metric metric = MetricJson.read(fields);
        Optional<Split> split = isStatic ? Optional.empty() : Optional.of(MetricJson.readSplit(fields));
        int schedule = isStatic ? 0 : fields.whole("schedule", 1, MOST_EPOCHS);
        List<Integer> epochs = shape == Column.Shape.SELECTED
                ? ascending(fields, "epochs", 1, schedule, MOST_EPOCHS)
                : Column.epochs(shape, schedule);
        Optional<Block> missing = fields.has("missing")
                ? Optional.of(block(fields, "missing", isStatic ? List.of(rows) : List.of(rows, seeds), Dtype.U1))
                : Optional.empty();
        Block block = block(fields, shape.axes(rows, seeds, epochs.size()));
        try {
            Encoding encoding = new Encoding(
                    block.header().dtype(),
                    fields.number("multiplier"),
                    fields.number("divisor"),
                    fields.number("offset"));
            return new Column(
                    metric,
                    split,
                    shape,
                    schedule,
                    epochs,
                    encoding,
                    fields.has("rounded") ? fields.number("rounded") : 0,
                    block,
                    missing);
        } catch (IllegalArgumentException e) {
            throw fields.place().error(String.valueOf(e.getMessage()));
        }
    }

    private static Block block(Fields parent, String key, List<Integer> shape, Dtype dtype) {
        Fields fields = parent.fields(key, BLOCK_KEYS);
        Block block = block(fields, shape);
        if (block.header().dtype() != dtype) {
            throw wrong(fields, "dtype", dtype.descr());
        }
        return block;
    }

    private static Block block(Fields fields, List<Integer> shape) {
        String file = fileName(fields, ".npy");
        Dtype dtype = fields.constant("dtype", Dtype.class, Dtype::descr);
        long bytes = fields.length("bytes");
        try {
            NpyHeader header = new NpyHeader(dtype, shape);
            if (header.fileBytes() != bytes) {
                throw wrong(fields, "bytes", header.fileBytes() + " for a shape of " + shape);
            }
            return new Block(file, header, sha256(fields));
        } catch (IllegalArgumentException e) {
            throw fields.place().error(String.valueOf(e.getMessage()));
        }
    }

    private static TextFile textFile(Fields fields) {
        return new TextFile(fileName(fields, ".txt"), fields.length("bytes"), sha256(fields));
    }

    private static String fileName(Fields fields, String extension) {
        String file = fields.verbatim("file");
        if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,199}") || !file.endsWith(extension)) {
            throw wrong(fields, "file", "the plain name of a " + extension + " file in the folder");
        }
        return file;
    }

    private static String sha256(Fields fields) {
        String sha256 = fields.verbatim("sha256");
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw wrong(fields, "sha256", "64 hexadecimal digits");
        }
        return sha256;
    }

    private static List<Integer> ascending(Fields fields, String key, int least, int most, int length) {
        List<Integer> numbers = fields.wholes(key, least, most);
        if (numbers.isEmpty()
                || numbers.size() > length
                || !numbers.equals(numbers.stream().sorted().distinct().toList())) {
            throw wrong(fields, key, "1 to " + length + " numbers, ascending");
        }
        return numbers;
    }

    private static void requireAtMost(Fields fields, String key, List<?> items, int most) {
        if (items.size() > most) {
            throw wrong(fields, key, "at most " + most);
        }
    }

    private static UserError wrong(Fields fields, String key, String expected) {
        return fields.need(key, expected).wrong(expected);
    }

    private static List<String> with(List<String> keys, String... more) {
        List<String> all = new ArrayList<>(keys);
        all.addAll(List.of(more));
        return all;
    }

    private static void refuseTwins(Fields root, TableManifest manifest) {
        Set<String> names = new HashSet<>();
        for (Block block : manifest.blocks()) {
            if (!names.add(block.file())) {
                throw root.place().error("the file " + block.file() + " is named twice");
            }
        }
        Set<String> columns = new HashSet<>();
        for (Column column : manifest.columns()) {
            if (!columns.add(column.toString())) {
                throw root.need("columns", "the columns").place().error("there are two columns " + column);
            }
        }
    }
}
