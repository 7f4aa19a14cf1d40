package org.nasgauge.reproduction.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nasgauge.api.error.UserError;
import org.nasgauge.reproduction.published.Basis;
import org.nasgauge.reproduction.published.PublishedCell;
import org.nasgauge.reproduction.published.PublishedTable;
import org.nasgauge.reproduction.published.Tolerance;
import org.nasgauge.tabular.format.JsonFields;

/** One published table; what it says of decimals, tolerance, basis and why it is unchecked holds for the cells that do not say otherwise. */
final class TableReader {
    private static final int MOST_DECIMALS = 12;
    private static final double SLACK = 0.02;

    private final ColumnNames columns;

    TableReader(ColumnNames columns) {
        this.columns = columns;
    }

    PublishedTable read(JsonFields table) {
        String id = identifier(table);
        String caption = table.text("caption");
        String source = table.text("source");
        Optional<Integer> decimals = decimals(table);
        Optional<Tolerance> tolerance = tolerance(table);
        Optional<Basis> basis = basis(table);
        Optional<String> unchecked = unchecked(table);
        List<PublishedCell> cells = new ArrayList<>();
        for (JsonFields fields : table.objects("cells")) {
            PublishedCell cell = cell(fields, decimals, tolerance, basis, unchecked);
            if (cells.stream().anyMatch(earlier -> earlier.id().equals(cell.id()))) {
                throw UserError.at(fields.place(), "'" + cell.id() + "' stands there twice", "Rename one of them");
            }
            cells.add(cell);
        }
        table.end();
        return new PublishedTable(id, caption, source, cells);
    }

    private PublishedCell cell(
            JsonFields fields,
            Optional<Integer> decimals,
            Optional<Tolerance> tolerance,
            Optional<Basis> basis,
            Optional<String> unchecked) {
        String id = identifier(fields);
        PublishedCell cell = new PublishedCell(
                id,
                fields.has("label") ? fields.text("label") : id,
                fields.number("published"),
                need(fields, "decimals", TableReader::decimals, decimals),
                need(fields, "basis", TableReader::basis, basis),
                need(fields, "tolerance, of-runs, of-sample or ratio", TableReader::tolerance, tolerance),
                fields.has("source") ? Optional.of(fields.text("source")) : Optional.empty(),
                unchecked(fields).or(() -> unchecked),
                new MeasureReader(columns).read(fields.object("measure")));
        fields.end();
        return cell;
    }

    private static String identifier(JsonFields fields) {
        String id = fields.text("id");
        if (!id.matches("[a-z0-9][a-z0-9-]{0,60}")) {
            throw UserError.at(
                    fields.place() + " id", "'" + id + "' is no id", "Use lower case letters, digits and hyphens");
        }
        return id;
    }

    private static <T> T need(
            JsonFields fields, String what, Function<JsonFields, Optional<T>> read, Optional<T> ofTable) {
        return read.apply(fields)
                .or(() -> ofTable)
                .orElseThrow(() -> UserError.at(
                        fields.place(), "neither the cell nor its table says " + what, "Add it to one of them"));
    }

    private static Optional<Integer> decimals(JsonFields fields) {
        return fields.has("decimals") ? Optional.of(fields.whole("decimals", 0, MOST_DECIMALS)) : Optional.empty();
    }

    private static Optional<Basis> basis(JsonFields fields) {
        return fields.has("basis") ? Optional.of(fields.constant("basis", Basis.class, Basis::tag)) : Optional.empty();
    }

    private static Optional<String> unchecked(JsonFields fields) {
        return fields.has("unchecked") ? Optional.of(fields.text("unchecked")) : Optional.empty();
    }

    private static Optional<Tolerance> tolerance(JsonFields fields) {
        if (fields.has("of-runs")) {
            JsonFields runs = fields.object("of-runs");
            Tolerance tolerance =
                    new Tolerance.OfRuns(atLeast0(runs, "sd"), runs.whole("runs", 1, Integer.MAX_VALUE), SLACK);
            runs.end();
            return Optional.of(tolerance);
        }
        if (fields.has("of-sample")) {
            return Optional.of(
                    new Tolerance.OfSample(fields.constant("of-sample", Tolerance.OfSample.Rank.class, Labels::of)));
        }
        if (fields.has("ratio")) {
            JsonFields ratio = fields.object("ratio");
            Tolerance tolerance = new Tolerance.Ratio(atLeast0(ratio, "from"), atLeast0(ratio, "to"));
            ratio.end();
            return Optional.of(tolerance);
        }
        return fields.has("tolerance")
                ? Optional.of(new Tolerance.Absolute(atLeast0(fields, "tolerance")))
                : Optional.empty();
    }

    private static double atLeast0(JsonFields fields, String name) {
        double number = fields.number(name);
        if (number < 0) {
            throw UserError.at(fields.place() + " " + name, number + " is below 0", "Write 0 or more");
        }
        return number;
    }
}
