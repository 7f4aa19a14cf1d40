package org.nasgauge.importers.hardware;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.importers.ImportedColumn;

/** The measurements of HW-NAS-Bench, column by column: ten of cells, eight of operators. */
final class DeviceMetrics {
    static final List<String> NAMES = List.of(
            "edgegpu_latency",
            "edgegpu_energy",
            "raspi4_latency",
            "edgetpu_latency",
            "pixel3_latency",
            "eyeriss_latency",
            "eyeriss_energy",
            "eyeriss_arithmetic_intensity",
            "fpga_latency",
            "fpga_energy");

    private static final double DID_NOT_COMPILE = -1;

    private final Map<String, ImportedColumn> columns = new TreeMap<>();

    DeviceMetrics(int rows) {
        this(NAMES, rows);
    }

    /** @param names those of the measurements that were made */
    DeviceMetrics(Collection<String> names, int rows) {
        names.forEach(name -> columns.put(name, ImportedColumn.ofArchitectures(metric(name), rows)));
    }

    private static Metric metric(String name) {
        String written = name.replace('_', '-');
        if (name.endsWith("_latency")) {
            return new Metric(written, Unit.MILLISECONDS, Direction.MINIMIZE);
        }
        return name.endsWith("_energy")
                ? new Metric(written, Unit.MILLIJOULES, Direction.MINIMIZE)
                : new Metric(written, Unit.SCORE, Direction.MAXIMIZE);
    }

    /** @throws IllegalArgumentException if the value is below 0 and does not stand for a failure */
    void put(String name, int row, double value) {
        ImportedColumn column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no measurement of HW-NAS-Bench: " + name);
        }
        if (value == DID_NOT_COMPILE) {
            column.miss(row, 0, "did not compile");
        } else if (value < 0) {
            throw new IllegalArgumentException(name + " is " + value);
        } else {
            column.put(row, 0, value);
        }
    }

    List<ImportedColumn> columns() {
        return List.copyOf(columns.values());
    }
}
