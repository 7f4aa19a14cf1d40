package org.nasgauge.report.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Split;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.query.Table;

/**
 * A table, or some of its columns, as CSV with all digits. Every row of the table is named by the genome that was trained,
 * in the field's own form, and by the number of that in the space, or in the list of a table that lists its own. A missing value is an empty cell, and another cell
 * says why. Written line by line: no more than one is held.
 */
public final class TableExport {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    static final String MISSING = "-missing";

    private final Table table;
    private final List<Column> columns;

    private TableExport(Table table, List<Column> columns) {
        this.table = table;
        this.columns = columns;
    }

    /**
     * @param metrics by name; empty for all
     * @param splits empty for all, and for what belongs to no split
     * @throws UserError if the table has no such metric, or nothing is left
     */
    public static TableExport of(Table table, Set<String> metrics, Set<Split> splits) {
        Set<String> known = new TreeSet<>();
        table.manifest().columns().forEach(column -> known.add(column.metric().name()));
        for (String metric : new TreeSet<>(metrics)) {
            if (!known.contains(metric)) {
                throw KnownNames.of("metric", known).unknown("table " + table.name(), metric);
            }
        }
        List<Column> columns = table.manifest().columns().stream()
                .filter(column ->
                        metrics.isEmpty() || metrics.contains(column.metric().name()))
                .filter(column -> splits.isEmpty()
                        || column.split().filter(splits::contains).isPresent())
                .toList();
        if (columns.isEmpty()) {
            throw UserError.at(
                    "table " + table.name(), "has none of these metrics on these splits", "Leave one of the two out");
        }
        return new TableExport(table, columns);
    }

    /**
     * A line for each row and seed: columns {@code architecture}, {@code index}, {@code seed}, and one for each column of
     * the table at its last epoch, or at each; a column with gaps is followed by one that says why.
     */
    public void wide(Appendable out, boolean everyEpoch) throws IOException {
        List<ExportedColumn> open = everyEpoch ? all() : last();
        int seeds = table.seeds().size();
        List<Boolean> gaps = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("architecture", "index", "seed"));
        for (ExportedColumn column : open) {
            boolean hasGaps = hasGaps(column);
            gaps.add(hasGaps);
            header.add(column.name());
            if (hasGaps) {
                header.add(column.name() + MISSING);
            }
        }
        CSVPrinter printer = new CSVPrinter(out, FORMAT);
        printer.printRecord(header);
        for (int row = 0; row < table.rows(); row++) {
            String architecture = architecture(row);
            int index = index(row);
            for (int seed = 0; seed < seeds; seed++) {
                printer.print(architecture);
                printer.print(index);
                printer.print(table.seeds().get(seed));
                for (int at = 0; at < open.size(); at++) {
                    Reading reading = open.get(at).source().reading(row, seed);
                    printer.print(value(reading));
                    if (gaps.get(at)) {
                        printer.print(reason(reading));
                    }
                }
                printer.println();
            }
        }
        printer.flush();
    }

    private boolean hasGaps(ExportedColumn column) {
        return column.hasGaps(table.rows(), table.seeds().size());
    }

    private List<ExportedColumn> all() {
        return columns.stream()
                .flatMap(column -> ExportedColumn.all(table, column).stream())
                .toList();
    }

    private List<ExportedColumn> last() {
        return columns.stream()
                .map(column -> ExportedColumn.last(table, column))
                .toList();
    }

    /**
     * A line for each value, at every epoch: columns {@code architecture}, {@code index}, {@code seed}, {@code metric},
     * {@code split}, {@code epoch}, {@code schedule}, {@code unit}, {@code value}, {@code missing}. What belongs to the
     * architecture has neither seed nor split nor epoch.
     */
    public void lines(Appendable out) throws IOException {
        CSVPrinter printer = new CSVPrinter(out, FORMAT);
        printer.printRecord(
                "architecture", "index", "seed", "metric", "split", "epoch", "schedule", "unit", "value", "missing");
        List<ExportedColumn> open = all();
        for (int row = 0; row < table.rows(); row++) {
            String architecture = architecture(row);
            for (ExportedColumn column : open) {
                int seeds = column.column().isStatic() ? 1 : table.seeds().size();
                for (int seed = 0; seed < seeds; seed++) {
                    print(printer, architecture, row, seed, column);
                }
            }
        }
        printer.flush();
    }

    private void print(CSVPrinter printer, String architecture, int row, int seed, ExportedColumn exported)
            throws IOException {
        Column column = exported.column();
        Reading reading = exported.source().reading(row, seed);
        printer.printRecord(
                architecture,
                index(row),
                column.isStatic() ? "" : table.seeds().get(seed),
                column.metric().name(),
                column.split().map(Split::label).orElse(""),
                exported.epoch(),
                column.isStatic() ? "" : column.schedule(),
                column.metric().unit().symbol(),
                value(reading),
                reason(reading));
    }

    /**
     * The mapping by which {@code nasgauge table import csv} reads what {@link #wide} writes of every epoch.
     *
     * @throws UserError if no mapping says what the rows of the table are
     */
    public String mapping() {
        return new ExportMapping(table).ofColumns(all(), this::hasGaps);
    }

    /** The same for {@link #lines}. */
    public String mappingOfLines() {
        return new ExportMapping(table).ofLines(columns);
    }

    private String architecture(int row) {
        return table.architecture(row);
    }

    private int index(int row) {
        return table.isListed() ? row : table.rowIndex().representative(row);
    }

    private static String value(Reading reading) {
        return reading instanceof Reading.Present present ? Decimals.shortest(present.value()) : "";
    }

    private static String reason(Reading reading) {
        return reading instanceof Reading.Missing missing ? missing.reason() : "";
    }
}
