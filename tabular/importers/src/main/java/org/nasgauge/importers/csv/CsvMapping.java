package org.nasgauge.importers.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Form;
import org.nasgauge.form.Node;
import org.nasgauge.tabular.format.TableManifest.Description;

/**
 * What the columns of a CSV file are.
 *
 * @param space the search space
 * @param architecture how a line names its architecture
 * @param lines those that are meant, if the file holds others too
 * @param seed the column that says the seed of the training of a line, if one does
 */
record CsvMapping(
        Description description,
        String space,
        char delimiter,
        ArchitectureColumns architecture,
        Optional<Lines> lines,
        Optional<String> seed,
        List<MappedColumn> columns) {
    /** The lines that have this text in a column. */
    record Lines(String column, String text) {}

    private static final String MEND = "Mend the mapping; 'nasgauge table import csv --guess' writes a first one";
    private static final Form FORM = Form.yaml("mapping").mending(MEND);
    private static final String MISSING =
            "the reason for each text that stands for a missing value, as {n/a: not measured}";

    /** @throws org.nasgauge.api.error.UserError if the file is no mapping, or says something that is not known */
    static CsvMapping read(Path file) {
        Fields root = Fields.of(
                FORM.read(file),
                "table",
                "dataset",
                "description",
                "source",
                "licence",
                "space",
                "delimiter",
                "architecture",
                "lines",
                "seed",
                "missing",
                "columns");
        Optional<String> seed = root.find("seed").map(node -> node.text("the name of the column that holds the seeds"));
        Map<String, String> missing = root.find("missing")
                .<Map<String, String>>map(node -> node.texts(MISSING))
                .orElse(Map.of("", "not in the file"));
        String expected = "a list, one item a column, as {column: acc, metric: accuracy, …}";
        List<MappedColumn> columns =
                root.each("columns", expected, node -> MappedColumn.read(node, missing, seed.isPresent()));
        if (columns.isEmpty()) {
            throw root.need("columns", expected).wrong(expected);
        }
        return new CsvMapping(
                description(root),
                root.text("space", "the name of the search space"),
                root.find("delimiter").map(CsvMapping::delimiter).orElse(','),
                ArchitectureColumns.read(
                        root.need("architecture", "how a line names its architecture, as {column: arch}")),
                root.find("lines").map(CsvMapping::lines),
                seed,
                columns);
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

    private static char delimiter(Node node) {
        String expected = "one character between the cells of a line";
        String delimiter = node.verbatim(expected);
        if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
            throw node.wrong(expected);
        }
        return delimiter.charAt(0);
    }

    private static Lines lines(Node node) {
        Fields fields = Fields.of(node, "column", "is");
        return new Lines(fields.text("column", "the name of a column"), fields.verbatim("is"));
    }
}
