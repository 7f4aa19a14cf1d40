package org.nasgauge.tabular.table;

import java.util.Optional;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;

/** A question to a table. What is left out must be the only choice that the table has. */
public record Query(String metric, Optional<Split> split, Optional<Fidelity> fidelity, Optional<SeedPolicy> seeds) {

    public static Query of(String metric) {
        return new Query(metric, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Query of(Series series) {
        return of(series.metric().name()).on(series.split());
    }

    public Query on(Split value) {
        return new Query(metric, Optional.of(value), fidelity, seeds);
    }

    public Query at(Fidelity value) {
        return new Query(metric, split, Optional.of(value), seeds);
    }

    public Query under(SeedPolicy value) {
        return new Query(metric, split, fidelity, Optional.of(value));
    }
}
