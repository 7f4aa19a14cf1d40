package org.nasgauge.report.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.query.Table;

/**
 * What a table ranks its networks by, at the end of the trainings: test before validation before training, then accuracy
 * before other metrics, then long trainings before short ones.
 */
record Judged(Table table, Column column, Fidelity fidelity) {
    private static final Comparator<Column> WORST_FIRST = Comparator.comparing(
                    (Column column) -> column.split().orElseThrow())
            .thenComparing(column -> column.metric().equals(Metric.ACCURACY))
            .thenComparingInt(Column::schedule);

    /** Empty if the table follows nothing over trainings but their seconds. */
    static Optional<Judged> of(Table table) {
        return table.manifest().columns().stream()
                .filter(column -> !column.isStatic() && column.metric().unit() != Unit.SECONDS)
                .max(WORST_FIRST)
                .map(column -> new Judged(
                        table, column, column.fidelities().get(column.epochs().size() - 1)));
    }

    FinalScores scores() {
        return new FinalScores(table, column, fidelity);
    }

    /** The same metric on another split, earlier in the same trainings or at their end; empty if it is not held. */
    Optional<FinalScores> scores(Split split, Fidelity at) {
        return onSplit(split)
                .filter(other -> other.fidelities().contains(at))
                .findFirst()
                .map(other -> new FinalScores(table, other, at));
    }

    /** At which fidelities of the same trainings the table holds the metric on a split. */
    List<Fidelity> fidelities(Split split) {
        return onSplit(split)
                .flatMap(other -> other.fidelities().stream())
                .filter(at -> at.compareTo(fidelity) <= 0)
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<Column> onSplit(Split split) {
        return table.manifest().columns().stream()
                .filter(other -> other.schedule() == fidelity.schedule()
                        && other.series().equals(Optional.of(on(split))));
    }

    Series series() {
        return column.series().orElseThrow();
    }

    Series on(Split split) {
        return new Series(column.metric(), split);
    }

    Direction direction() {
        return column.metric().direction();
    }

    /** As in {@code accuracy (%)}. */
    String metricWithUnit() {
        String unit = column.metric().unit().symbol();
        return column.metric().name() + (unit.isEmpty() ? "" : " (" + unit + ")");
    }

    /** As in {@code test accuracy (%)}. */
    String withUnit() {
        return series().split().label() + " " + metricWithUnit();
    }

    /** Two for percentages as papers print them, otherwise for four significant digits. */
    int decimals(double greatest) {
        return column.metric().unit() == Unit.PERCENT ? 2 : Decimals.decimalsFor(greatest, 4);
    }
}
