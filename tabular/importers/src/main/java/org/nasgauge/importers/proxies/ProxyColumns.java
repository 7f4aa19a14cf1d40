package org.nasgauge.importers.proxies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.importers.ImportedColumn;

/** The scores and seconds of each proxy on one dataset, and the accuracy that the file reports. */
final class ProxyColumns {
    /** What implementations write where a score could not be computed. */
    private static final List<Double> SENTINELS = List.of(-1e8, 1e9, -1e9);

    private final int rows;
    private final ImportedColumn accuracy;
    private final Map<String, ImportedColumn> columns = new TreeMap<>();

    ProxyColumns(int rows, ImportedColumn accuracy) {
        this.rows = rows;
        this.accuracy = accuracy;
    }

    /** @throws IllegalArgumentException if the row is there already */
    void add(int row, ProxyScores scores) {
        scores.proxies().forEach((proxy, measured) -> {
            put(new Metric(proxy, Unit.SCORE, Direction.MAXIMIZE), row, measured.score());
            measured.seconds()
                    .ifPresent(seconds ->
                            put(new Metric(proxy + "-seconds", Unit.SECONDS, Direction.MINIMIZE), row, seconds));
        });
        scores.accuracy().ifPresent(reported -> accuracy.put(row, 0, reported));
    }

    private void put(Metric metric, int row, double number) {
        ImportedColumn column =
                columns.computeIfAbsent(metric.name(), name -> ImportedColumn.ofArchitectures(metric, rows));
        if (SENTINELS.contains(number)) {
            column.miss(row, 0, "not computable: the sentinel " + number);
        } else {
            column.put(row, 0, number);
        }
    }

    List<ImportedColumn> columns() {
        List<ImportedColumn> all = new ArrayList<>(columns.values());
        all.add(accuracy);
        return all;
    }
}
