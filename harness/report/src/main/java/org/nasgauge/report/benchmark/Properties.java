package org.nasgauge.report.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.statistics.Summary;
import org.nasgauge.tabular.query.Lookup;
import org.nasgauge.tabular.query.Table;

/** What a table knows of its architectures whatever their training. */
final class Properties {
    private Properties() {}

    /** Empty if it knows nothing of the kind. */
    static Optional<Section> section(Table table) {
        List<Row> rows = table.manifest().columns().stream()
                .filter(org.nasgauge.tabular.format.Column::isStatic)
                .map(column -> row(table, column))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("properties", "Properties", List.of(spread(rows))));
    }

    private static org.nasgauge.report.document.Table spread(List<Row> rows) {
        return new org.nasgauge.report.document.Table(
                "properties",
                "What is known of the networks whatever their training.",
                List.of(
                        new Column("property", "Property", Kind.TEXT),
                        new Column("unit", "Unit", Kind.TEXT),
                        new Column("networks", "Networks", Kind.WHOLE),
                        new Column("minimum", "Min", Kind.NUMBER),
                        new Column("median", "Median", Kind.NUMBER),
                        new Column("maximum", "Max", Kind.NUMBER)),
                rows);
    }

    private static Row row(Table table, org.nasgauge.tabular.format.Column column) {
        Lookup lookup = table.property(column);
        double[] values = IntStream.range(0, table.rows())
                .filter(lookup::isPresent)
                .mapToDouble(lookup::value)
                .toArray();
        List<Cell> cells = new ArrayList<>(List.of(
                new Cell.Text(column.metric().name()),
                new Cell.Text(column.metric().unit().symbol()),
                new Cell.Whole(values.length)));
        if (values.length == 0) {
            IntStream.range(0, 3).forEach(i -> cells.add(new Cell.Missing("no network has a value")));
        } else {
            Summary summary = Summary.of(values);
            int decimals = Decimals.decimalsFor(
                    StrictMath.max(StrictMath.abs(summary.minimum()), StrictMath.abs(summary.maximum())), 4);
            cells.add(new Cell.Real(summary.minimum(), decimals));
            cells.add(new Cell.Real(summary.median(), decimals));
            cells.add(new Cell.Real(summary.maximum(), decimals));
        }
        return Row.of(cells.toArray(Cell[]::new));
    }
}
