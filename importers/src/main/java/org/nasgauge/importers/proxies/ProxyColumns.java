package org.nasgauge.importers.proxies;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.importers.ImportedColumn;

/** The scores and seconds of each proxy on one dataset. */
final class ProxyColumns {
    /** What implementations write where a score could not be computed. */
    private static final List<Double> SENTINELS = List.of(-1e8, 1e9, -1e9);

    private final int rows;
    private final Map<String, ImportedColumn> columns = new TreeMap<>();

    ProxyColumns(int rows) {
        this.rows = rows;
    }

    /** @throws IllegalArgumentException if the measurement is no score, or {score, time} */
    void add(String proxy, int row, JsonNode measured) {
        JsonNode score = measured.isObject() ? measured.path("score") : measured;
        put(new Metric(name(proxy), Unit.COUNT, Direction.MAXIMIZE), row, score);
        if (measured.has("time")) {
            put(new Metric(name(proxy) + "-seconds", Unit.SECONDS, Direction.MINIMIZE), row, measured.path("time"));
        }
    }

    private static String name(String proxy) {
        if (!proxy.matches("[a-z0-9_]{1,40}")) {
            throw new IllegalArgumentException("'" + proxy + "' is no name of a proxy");
        }
        return proxy.replace('_', '-');
    }

    private void put(Metric metric, int row, JsonNode value) {
        if (!value.isNumber()) {
            throw new IllegalArgumentException(metric.name() + " is " + value.getNodeType() + ", not a number");
        }
        ImportedColumn column =
                columns.computeIfAbsent(metric.name(), name -> ImportedColumn.ofArchitectures(metric, rows));
        double number = value.doubleValue();
        if (SENTINELS.contains(number)) {
            column.miss(row, 0, "not computable: the sentinel " + number);
        } else {
            column.put(row, 0, number);
        }
    }

    List<ImportedColumn> columns() {
        return new ArrayList<>(columns.values());
    }
}
