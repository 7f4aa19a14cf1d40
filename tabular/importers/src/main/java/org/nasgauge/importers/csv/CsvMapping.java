package org.nasgauge.importers.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasgauge.api.error.UserError;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Form;
import org.nasgauge.form.Node;
import org.nasgauge.importers.foreign.CsvDialect;
import org.nasgauge.tabular.format.TableManifest.Description;

/**
 * What the columns of a CSV file are; its keys are those of {@link MappingKey}.
 *
 * @param file of the mapping, for messages
 * @param space the search space
 * @param dialect how the file is written
 * @param architecture how a line names its architecture
 * @param rows what has one
 * @param lines those that are meant, if the file holds others too
 * @param trainings which training a line is of
 */
record CsvMapping(
        Path file,
        Description description,
        String space,
        CsvDialect dialect,
        CellNumbers numbers,
        ArchitectureColumns architecture,
        Rows rows,
        List<LineChoice> lines,
        TrainingLines trainings,
        List<MappedColumn> columns) {
    /** What has a row of its own, where a space numbers its architectures. */
    enum Rows {
        ARCHITECTURES,
        NETWORKS
    }

    /** What a guess writes where somebody has to decide. */
    static final String UNDECIDED = "CHECK";

    private static final String MEND =
            "Mend the mapping: 'nasgauge table import csv --help' lists its keys, --guess writes a first one";
    private static final Form FORM = Form.yaml("mapping").mending(MEND);

    /** @throws org.nasgauge.api.error.UserError if the file is no mapping, or says something that is not known */
    static CsvMapping read(Path file) {
        Fields root = Fields.of(FORM.read(file), MappingKey.names(MappingKey.Of.MAPPING));
        refuseUndecided(root);
        TrainingLines trainings = TrainingLines.read(root);
        String reasons = "the reason for each text that stands for a missing value, as {n/a: not measured}";
        Map<String, String> missing = root.find("missing")
                .<Map<String, String>>map(node -> node.texts(reasons))
                .orElse(Map.of("", "not in the file"));
        String expected = "a list, one item a column, as {column: acc, metric: accuracy, …}";
        List<MappedColumn> columns =
                root.each("columns", expected, node -> MappedColumn.read(node, trainings, missing));
        if (columns.isEmpty()) {
            throw root.need("columns", expected).wrong(expected);
        }
        return new CsvMapping(
                file,
                description(root),
                root.text("space", "the name of the search space"),
                dialect(root),
                root.find("numbers").map(CellNumbers::read).orElse(CellNumbers.PLAIN),
                ArchitectureColumns.read(
                        root.need("architecture", "how a line names its architecture, as {column: arch}")),
                root.has("rows") ? root.constant("rows", Rows.class) : Rows.ARCHITECTURES,
                LineChoice.read(root.find("lines")),
                trainings,
                columns);
    }

    private static void refuseUndecided(Fields root) {
        List<String> undecided = new ArrayList<>();
        for (String key : List.of("space", "dataset", "description", "source", "licence")) {
            root.find(key)
                    .filter(node ->
                            node instanceof Node.Scalar text && text.text().equals(UNDECIDED))
                    .ifPresent(node -> undecided.add(key));
        }
        if (!undecided.isEmpty()) {
            throw UserError.at(
                    root.need(undecided.get(0), "").place(),
                    "still to be decided, where it says " + UNDECIDED + ": " + String.join(", ", undecided),
                    "Write what each of them is; a space of your own has any name, and 'form: text'");
        }
    }

    private static Description description(Fields root) {
        String expected = "a name for the table";
        return root.need("table", expected)
                .place()
                .made(() -> new Description(
                        root.text("table", expected),
                        root.verbatim("dataset"),
                        root.verbatim("description"),
                        root.verbatim("source"),
                        root.verbatim("licence")));
    }

    private static CsvDialect dialect(Fields root) {
        CsvDialect dialect = CsvDialect.STANDARD;
        if (root.has("delimiter")) {
            dialect = dialect.separatedBy(delimiter(root.need("delimiter", "a character")));
        }
        if (root.has("encoding")) {
            dialect =
                    dialect.encodedIn(root.constant("encoding", CsvDialect.Encoding.class, CsvDialect.Encoding::label));
        }
        return root.has("header") && !root.flag("header") ? dialect.withoutHeader() : dialect;
    }

    private static char delimiter(Node node) {
        String expected = "one character between the cells of a line, as \";\", or the word tab";
        String delimiter = node.verbatim(expected);
        if (delimiter.equals("tab")) {
            return '\t';
        }
        if (delimiter.length() != 1 || "\"\r\n\ufffd\0".contains(delimiter)) {
            throw node.wrong(expected);
        }
        return delimiter.charAt(0);
    }
}
