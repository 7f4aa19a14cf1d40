package org.nasgauge.tabular.table;

import java.util.Map;
import java.util.Set;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.metric.Series;

/** One training as the table holds it: reads the columns in place. */
record TableCurve(Map<Series, ColumnValues> columns, int row, int seed, int epochs) implements LearningCurve {
    @Override
    public Set<Series> series() {
        return columns.keySet();
    }

    @Override
    public double at(Series series, int epoch) {
        ColumnValues values = columns.get(series);
        if (values == null || epoch < 1 || epoch > epochs) {
            throw new IllegalArgumentException("no " + series + " at epoch " + epoch);
        }
        return values.at(row, seed, epoch - 1);
    }
}
