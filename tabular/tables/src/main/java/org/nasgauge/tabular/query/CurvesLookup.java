package org.nasgauge.tabular.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.metric.Series;

/** Whole trainings on one schedule. Curves read the table in place; safe for many threads. */
public final class CurvesLookup {
    private final Map<Series, ColumnValues> columns;
    private final int schedule;

    CurvesLookup(Map<Series, ColumnValues> columns, int schedule) {
        this.columns = columns;
        this.schedule = schedule;
    }

    /**
     * One training, all epochs, with those series that are there; empty where none is.
     *
     * @param seed the position of the seed in {@link Table#seeds()}
     */
    public Optional<LearningCurve> curve(int row, int seed) {
        boolean whole = true;
        for (ColumnValues values : columns.values()) {
            whole &= values.isPresent(row, seed);
        }
        if (whole && !columns.isEmpty()) {
            return Optional.of(new TableCurve(columns, row, seed, schedule));
        }
        Map<Series, ColumnValues> present = new LinkedHashMap<>(columns);
        present.values().removeIf(values -> !values.isPresent(row, seed));
        return present.isEmpty() ? Optional.empty() : Optional.of(new TableCurve(present, row, seed, schedule));
    }

    /** One training as the table holds it: reads the columns in place. */
    private record TableCurve(Map<Series, ColumnValues> columns, int row, int seed, int epochs)
            implements LearningCurve {
        @Override
        public Set<Series> series() {
            return columns.keySet();
        }

        @Override
        public int first(Series series) {
            ColumnValues values = columns.get(series);
            if (values == null) {
                throw new IllegalArgumentException("no " + series);
            }
            return epochs - values.epochs() + 1;
        }

        @Override
        public double at(Series series, int epoch) {
            ColumnValues values = columns.get(series);
            if (values == null || epoch < first(series) || epoch > epochs) {
                throw new IllegalArgumentException("no " + series + " at epoch " + epoch);
            }
            return values.at(row, seed, epoch - first(series));
        }
    }
}
