package org.nasgauge.report.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Split;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.query.Table;

/**
 * A mapping by which the CSV importer makes the table again: its rows, its values as they are kept, and why others are
 * missing. What made the table (its recipe, its environments, its source files) is no part of a CSV file, and does not come
 * back.
 */
final class ExportMapping {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Table table;

    ExportMapping(Table table) {
        this.table = table;
    }

    /** Of {@link TableExport#wide}: a column of the file is one of the table at one epoch. */
    String ofColumns(List<ExportedColumn> columns, Predicate<ExportedColumn> hasGaps) {
        StringBuilder text = head();
        text.append("seed: seed\ncolumns:\n");
        for (ExportedColumn exported : columns) {
            text.append("  - {column: ").append(quoted(exported.name()));
            column(text, exported.column());
            if (!exported.column().isStatic()) {
                text.append(", epoch: ").append(exported.epoch());
            }
            if (hasGaps.test(exported)) {
                text.append(", reason: ").append(quoted(exported.name() + TableExport.MISSING));
            }
            text.append("}\n");
        }
        return text.toString();
    }

    /** Of {@link TableExport#lines}: the lines of a column are told by three of the file. */
    String ofLines(List<Column> columns) {
        StringBuilder text = head();
        text.append("seed: seed\nepoch: epoch\ncolumns:\n");
        for (Column column : columns) {
            text.append("  - {column: value, lines: [{column: metric, is: ")
                    .append(quoted(column.metric().name()))
                    .append("}, {column: split, is: ")
                    .append(quoted(column.split().map(Split::label).orElse("")))
                    .append("}, {column: schedule, is: ")
                    .append(quoted(column.isStatic() ? "" : Integer.toString(column.schedule())))
                    .append("}]");
            column(text, column);
            text.append(", reason: missing}\n");
        }
        return text.toString();
    }

    private StringBuilder head() {
        Description description = table.manifest().description();
        StringBuilder text = new StringBuilder();
        line(text, "table", description.name());
        line(text, "space", table.manifest().space());
        line(text, "dataset", description.dataset());
        line(text, "description", description.description());
        line(text, "source", description.source());
        line(text, "licence", description.licence());
        text.append(
                table.isListed()
                        ? "architecture: {column: architecture, form: text}\n"
                        : "architecture: {column: index, form: index}\n");
        if (!table.isListed() && table.rows() < table.rowIndex().architectures()) {
            requireWholeClasses();
            text.append("rows: networks\n");
        }
        return text;
    }

    /** @throws UserError if the importer would put other architectures into one row */
    private void requireWholeClasses() {
        RowIndex index = table.rowIndex();
        List<Integer> representatives =
                IntStream.range(0, index.rows()).mapToObj(index::representative).toList();
        if (!RowIndex.of(table.space()).representedBy(representatives).equals(index)) {
            throw UserError.at(
                    "table " + table.name(),
                    "its rows are neither the architectures of '"
                            + table.manifest().space() + "' nor its networks, so that no mapping says what they are",
                    "Leave --mapping out");
        }
    }

    private static void column(StringBuilder text, Column column) {
        text.append(", metric: ").append(quoted(column.metric().name()));
        text.append(", unit: ").append(label(column.metric().unit()));
        text.append(", direction: ").append(label(column.metric().direction()));
        column.split()
                .ifPresent(split -> text.append(", split: ")
                        .append(split.label())
                        .append(", schedule: ")
                        .append(column.schedule()));
        Encoding encoding = column.encoding();
        text.append(", stored: {dtype: ").append(label(encoding.dtype()));
        text.append(", multiplier: ").append(Decimals.shortest(encoding.multiplier()));
        text.append(", divisor: ").append(Decimals.shortest(encoding.divisor()));
        text.append(", offset: ").append(Decimals.shortest(encoding.offset())).append('}');
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(": ").append(quoted(value)).append('\n');
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A JSON string, which YAML reads alike. */
    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every text has a JSON form", e);
        }
    }
}
