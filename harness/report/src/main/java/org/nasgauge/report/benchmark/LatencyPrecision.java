package org.nasgauge.report.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.statistics.Quantiles;
import org.nasgauge.tabular.making.HardwareBench.InferenceRuntime;
import org.nasgauge.tabular.making.HardwareBench.Property;
import org.nasgauge.tabular.making.HardwareBench.Setup;
import org.nasgauge.tabular.query.Lookup;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

/** How well a table's latencies were measured, batch by batch, as far as the table itself tells. */
final class LatencyPrecision {
    private final Table table;
    private final Setup setup;
    private final int[] measured;

    private LatencyPrecision(Table table, Setup setup) {
        this.table = table;
        this.setup = setup;
        Lookup latency = lookup(Property.LATENCY);
        this.measured =
                IntStream.range(0, table.rows()).filter(latency::isPresent).toArray();
    }

    /** Empty if {@code nasgauge profile} did not make the table. */
    static Optional<Section> section(Table table) {
        List<Block> tables = new ArrayList<>();
        for (InferenceRuntime runtime : InferenceRuntime.values()) {
            List<Row> rows = Setup.measured(runtime, names(table)).stream()
                    .map(setup -> new LatencyPrecision(table, setup).row())
                    .toList();
            if (!rows.isEmpty()) {
                tables.add(precision(runtime, rows));
            }
        }
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("precision", "Precision of the latencies", tables));
    }

    private static List<String> names(Table table) {
        return table.manifest().columns().stream()
                .filter(org.nasgauge.tabular.format.Column::isStatic)
                .map(column -> column.metric().name())
                .toList();
    }

    private static org.nasgauge.report.document.Table precision(InferenceRuntime runtime, List<Row> rows) {
        boolean isTape = runtime == InferenceRuntime.TAPE;
        return new org.nasgauge.report.document.Table(
                isTape ? "precision-tape" : "precision",
                (isTape ? "Through the tape, over the networks: half" : "Over the networks: half")
                        + " the width of the interval at 95 % as a share of the latency, in milliseconds and in"
                        + " latencies of the reference network, of half of them and of nine tenths at most; the standard"
                        + " deviation between rounds by the mean; how many had not settled when their warm-up ended, or have"
                        + " rounds in which others took the processor; and the latency of the reference network (ms).",
                List.of(
                        new Column("batch", "Batch", Kind.WHOLE),
                        new Column("networks", "Networks", Kind.WHOLE),
                        new Column("half_width", "± ms, half", Kind.NUMBER),
                        new Column("half_width_90", "± ms, 90 %", Kind.NUMBER),
                        new Column("relative_half_width", "± relative, half", Kind.NUMBER),
                        new Column("relative_half_width_90", "± relative, 90 %", Kind.NUMBER),
                        new Column("between_rounds", "Between rounds, half", Kind.NUMBER),
                        new Column("unstable", "Not settled", Kind.WHOLE),
                        new Column("disturbed", "Disturbed", Kind.WHOLE),
                        new Column("reference", "Reference, from", Kind.NUMBER),
                        new Column("reference_to", "to", Kind.NUMBER)),
                rows);
    }

    private Row row() {
        IntToDoubleFunction width = halfWidth(Property.LATENCY, Property.LATENCY_LOW, Property.LATENCY_HIGH);
        IntToDoubleFunction relative = halfWidth(Property.RELATIVE, Property.RELATIVE_LOW, Property.RELATIVE_HIGH);
        Lookup reference = lookup(Property.REFERENCE);
        Lookup unstable = lookup(Property.UNSTABLE);
        Lookup disturbed = lookup(Property.DISTURBED);
        return Row.of(
                new Cell.Whole(setup.batch()),
                new Cell.Whole(measured.length),
                quantile(0.5, width, 3),
                quantile(0.9, width, 3),
                quantile(0.5, relative, 3),
                quantile(0.9, relative, 3),
                quantile(0.5, lookup(Property.SPREAD)::value, 3),
                count(row -> unstable.isPresent(row) && unstable.value(row) > 0),
                count(row -> disturbed.isPresent(row) && disturbed.value(row) > 0),
                quantile(0, reference::value, 4),
                quantile(1, reference::value, 4));
    }

    private Lookup lookup(Property property) {
        return table.lookup(Query.of(property.metric(setup).name()));
    }

    /** NaN where there are too few rounds for an interval. */
    private IntToDoubleFunction halfWidth(Property value, Property low, Property high) {
        Lookup values = lookup(value);
        Lookup lower = lookup(low);
        Lookup upper = lookup(high);
        return row -> lower.isPresent(row) && upper.isPresent(row)
                ? (upper.value(row) - lower.value(row)) / 2 / values.value(row)
                : Double.NaN;
    }

    private Cell quantile(double probability, IntToDoubleFunction of, int digits) {
        double[] values =
                IntStream.of(measured).mapToDouble(of).filter(Double::isFinite).toArray();
        if (values.length == 0) {
            return new Cell.Missing("nothing was measured, or too few rounds for an interval");
        }
        double quantile = Quantiles.of(values).at(probability);
        return new Cell.Real(quantile, Decimals.decimalsFor(quantile, digits));
    }

    private Cell count(IntPredicate what) {
        return new Cell.Whole(IntStream.of(measured).filter(what).count());
    }
}
