package org.nasgauge.tabular.table;

import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;

/** The value of one seed, or of a static column. */
record OneTraining(ColumnValues values, int seed, int epoch) implements Lookup {
    @Override
    public Metric metric() {
        return values.column().metric();
    }

    @Override
    public boolean isPresent(int row) {
        return values.isPresent(row, seed);
    }

    @Override
    public double value(int row) {
        if (!isPresent(row)) {
            throw new IllegalStateException("row " + row + " is missing: " + values.reason(row, seed));
        }
        return values.at(row, seed, epoch);
    }

    @Override
    public Reading reading(int row) {
        return isPresent(row) ? Reading.of(values.at(row, seed, epoch)) : Reading.missing(values.reason(row, seed));
    }
}
