package org.nasgauge.tabular.table;

import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;

/** The mean over the trainings that exist, summed in the order of their seeds. */
record MeanOfTrainings(ColumnValues values, int atLeast, int epoch) implements Lookup {
    @Override
    public Metric metric() {
        return values.column().metric();
    }

    @Override
    public boolean isPresent(int row) {
        return values.count(row) >= atLeast;
    }

    @Override
    public double value(int row) {
        double sum = 0;
        int count = 0;
        for (int seed = 0; seed < values.seeds(); seed++) {
            if (values.isPresent(row, seed)) {
                sum += values.at(row, seed, epoch);
                count++;
            }
        }
        if (count < atLeast) {
            throw new IllegalStateException("row " + row + " is missing: " + values.tooFew(row, atLeast));
        }
        return sum / count;
    }

    @Override
    public Reading reading(int row) {
        return isPresent(row) ? Reading.of(value(row)) : Reading.missing(values.tooFew(row, atLeast));
    }
}
