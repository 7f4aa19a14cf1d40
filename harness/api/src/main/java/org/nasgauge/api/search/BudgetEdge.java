package org.nasgauge.api.search;

import java.util.Locale;

/** What becomes of the trial or query that would end after the budget in seconds. */
public enum BudgetEdge {
    /** It is neither charged nor told. */
    STOP_BEFORE,
    /** The first one is charged and told, then the run ends: as the scripts of NATS-Bench do. */
    OVERSHOOT,
    /**
     * As with {@link #OVERSHOOT}; what the run is judged on is interpolated linearly to the budget, between its
     * incumbents before and after that trial: as the tables of NATS-Bench (draw-table.py).
     */
    INTERPOLATE;

    /** As recipes write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
