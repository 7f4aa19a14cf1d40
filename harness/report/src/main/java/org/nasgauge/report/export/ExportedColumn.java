package org.nasgauge.report.export;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.query.Lookup;
import org.nasgauge.tabular.query.Table;
import org.nasgauge.tabular.query.TrainingsLookup;

/** A column of a table, open at one fidelity where it has any. */
record ExportedColumn(Column column, String epoch, Source source) {
    /** A value of a row and the position of a seed. */
    @FunctionalInterface
    interface Source {
        Reading reading(int row, int seed);
    }

    /** At the last epoch that it has. */
    static ExportedColumn last(Table table, Column column) {
        List<Fidelity> fidelities = column.fidelities();
        return column.isStatic()
                ? ofArchitectures(table, column)
                : at(table, column, fidelities.get(fidelities.size() - 1));
    }

    /** At each epoch that it has. */
    static List<ExportedColumn> all(Table table, Column column) {
        return column.isStatic()
                ? List.of(ofArchitectures(table, column))
                : column.fidelities().stream()
                        .map(fidelity -> at(table, column, fidelity))
                        .toList();
    }

    private static ExportedColumn ofArchitectures(Table table, Column column) {
        Lookup lookup = table.property(column);
        return new ExportedColumn(column, "", (row, seed) -> lookup.reading(row));
    }

    private static ExportedColumn at(Table table, Column column, Fidelity fidelity) {
        TrainingsLookup lookup = table.trainings(column, fidelity);
        return new ExportedColumn(
                column,
                Integer.toString(fidelity.epoch()),
                (row, seed) -> lookup.isPresent(row, seed)
                        ? Reading.of(lookup.value(row, seed))
                        : Reading.missing(lookup.reason(row, seed)));
    }

    /** Split, metric, epoch and, where it is not the epoch, the schedule, then the unit; joined by hyphens. */
    String name() {
        Unit unit = column.metric().unit();
        String of = unit == Unit.COUNT ? "" : "-" + unit.name().toLowerCase(Locale.ROOT);
        if (column.isStatic()) {
            return column.metric().name() + of;
        }
        boolean early = !epoch.equals(Integer.toString(column.schedule()));
        return column.split().orElseThrow().label() + "-" + column.metric().name() + "-" + epoch
                + (early ? "-of-" + column.schedule() : "") + of;
    }

    /** Whether a value is missing anywhere. */
    boolean hasGaps(int rows, int seeds) {
        return IntStream.range(0, rows * seeds)
                .anyMatch(at -> source.reading(at / seeds, at % seeds) instanceof Reading.Missing);
    }
}
