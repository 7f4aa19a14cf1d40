package org.nasgauge.reproduction.measure;

import java.util.OptionalDouble;

/**
 * What a measure gives.
 *
 * @param n how many architectures or runs it was computed from
 * @param sd the standard deviation over runs (divisor n - 1), where the value is a mean over runs
 */
public record Measured(double value, int n, OptionalDouble sd) {
    static Measured of(double value, int n) {
        return new Measured(value, n, OptionalDouble.empty());
    }
}
