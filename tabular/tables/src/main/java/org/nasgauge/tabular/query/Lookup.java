package org.nasgauge.tabular.query;

import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;

/** One question to a table, open for every row. Does not allocate but for {@link #reading}; safe for many threads. */
public abstract class Lookup {
    final ColumnValues values;
    final int epoch;

    private Lookup(ColumnValues values, int epoch) {
        this.values = values;
        this.epoch = epoch;
    }

    public final Metric metric() {
        return values.column().metric();
    }

    public abstract boolean isPresent(int row);

    /**
     * The value.
     *
     * @throws IllegalStateException if it is missing
     */
    public abstract double value(int row);

    /** The value, or why there is none. */
    public final Reading reading(int row) {
        return isPresent(row) ? Reading.of(value(row)) : Reading.missing(reason(row));
    }

    /** Why there is none. */
    abstract String reason(int row);

    final IllegalStateException missing(int row) {
        return new IllegalStateException("row " + row + " is missing: " + reason(row));
    }

    /** The value of one seed, or of a static column. */
    static final class OfOne extends Lookup {
        private final int seed;

        OfOne(ColumnValues values, int seed, int epoch) {
            super(values, epoch);
            this.seed = seed;
        }

        @Override
        public boolean isPresent(int row) {
            return values.isPresent(row, seed);
        }

        @Override
        public double value(int row) {
            if (!isPresent(row)) {
                throw missing(row);
            }
            return values.at(row, seed, epoch);
        }

        @Override
        String reason(int row) {
            return values.reason(row, seed);
        }
    }

    /** The mean over the trainings that exist. */
    static final class OfMean extends Lookup {
        private final int atLeast;

        OfMean(ColumnValues values, int atLeast, int epoch) {
            super(values, epoch);
            this.atLeast = atLeast;
        }

        @Override
        public boolean isPresent(int row) {
            return values.count(row) >= atLeast;
        }

        @Override
        public double value(int row) {
            if (!isPresent(row)) {
                throw missing(row);
            }
            return values.mean(row, -1, epoch);
        }

        @Override
        String reason(int row) {
            return values.tooFew(row, atLeast);
        }
    }
}
