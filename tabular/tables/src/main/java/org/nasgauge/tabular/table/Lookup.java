package org.nasgauge.tabular.table;

import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;

/** One question to a table, open for every row. Does not allocate but for {@link #reading}; safe for many threads. */
public interface Lookup {
    Metric metric();

    boolean isPresent(int row);

    /**
     * The value.
     *
     * @throws IllegalStateException if it is missing
     */
    double value(int row);

    /** The value, or why there is none. */
    Reading reading(int row);
}
