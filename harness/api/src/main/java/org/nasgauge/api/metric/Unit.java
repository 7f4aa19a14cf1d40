package org.nasgauge.api.metric;

import java.util.Locale;

/** What a metric is counted in. */
public enum Unit {
    PERCENT("%"),
    NATS("nat"),
    SECONDS("s"),
    MILLISECONDS("ms"),
    MILLIJOULES("mJ"),
    COUNT(""),

    /** A number without a unit, comparable only within its metric: a proxy, a similarity. */
    SCORE("");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /** The name as mappings and tables write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
