package org.nasgauge.api.metric;

/** A value, or why there is none. */
public sealed interface Reading {
    record Present(double value) implements Reading {}

    record Missing(String reason) implements Reading {}

    static Reading of(double value) {
        return new Present(value);
    }

    static Reading missing(String reason) {
        return new Missing(reason);
    }

    /** The value, where the caller has made sure that there is one.
     *
     * @throws IllegalStateException if it is missing
     */
    default double orThrow() {
        if (this instanceof Missing missing) {
            throw new IllegalStateException("missing: " + missing.reason());
        }
        return ((Present) this).value();
    }
}
