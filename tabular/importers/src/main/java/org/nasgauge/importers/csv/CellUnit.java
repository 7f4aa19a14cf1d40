package org.nasgauge.importers.csv;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.form.Fields;

/** What the cells of a column are counted in, and how many of the unit that a table keeps one of it is. */
enum CellUnit {
    PERCENT(Unit.PERCENT, "1"),
    FRACTION(Unit.PERCENT, "100"),
    PER_MILLE(Unit.PERCENT, "0.1"),
    NATS(Unit.NATS, "1"),
    SECONDS(Unit.SECONDS, "1"),
    MINUTES(Unit.SECONDS, "60"),
    HOURS(Unit.SECONDS, "3600"),
    DAYS(Unit.SECONDS, "86400"),
    MILLISECONDS(Unit.MILLISECONDS, "1"),
    MICROSECONDS(Unit.MILLISECONDS, "0.001"),
    MILLIJOULES(Unit.MILLIJOULES, "1"),
    JOULES(Unit.MILLIJOULES, "1000"),
    COUNT(Unit.COUNT, "1"),
    THOUSANDS(Unit.COUNT, "1e3"),
    MILLIONS(Unit.COUNT, "1e6"),
    BILLIONS(Unit.COUNT, "1e9"),
    SCORE(Unit.SCORE, "1");

    private final Unit kept;
    private final BigDecimal factor;

    CellUnit(Unit kept, String factor) {
        this.kept = kept;
        this.factor = new BigDecimal(factor);
    }

    /** The unit that a table keeps its values in, unless a metric has its own. */
    Unit kept() {
        return kept;
    }

    String label() {
        return Fields.written(this);
    }

    /** Those that can be written for a unit of a table, for messages. */
    static String names(Unit target) {
        return Arrays.stream(values())
                .filter(unit -> unit.in(target).isPresent())
                .map(CellUnit::label)
                .collect(Collectors.joining(", "));
    }

    /** How many of a unit one of this is; empty if they measure different things. */
    Optional<BigDecimal> in(Unit target) {
        if (kept == target) {
            return Optional.of(factor);
        }
        if (kept == Unit.MILLISECONDS && target == Unit.SECONDS) {
            return Optional.of(factor.movePointLeft(3));
        }
        return Optional.empty();
    }
}
