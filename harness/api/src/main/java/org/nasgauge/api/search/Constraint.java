package org.nasgauge.api.search;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a run may spend: evaluations, simulated seconds, or both; whichever is used up first ends it.
 *
 * @param evaluations at least 1
 * @param seconds positive and finite
 */
public record Constraint(OptionalInt evaluations, OptionalDouble seconds) {
    public Constraint {
        if (evaluations.isEmpty() && seconds.isEmpty()) {
            throw new IllegalArgumentException("a budget needs evaluations, seconds, or both");
        }
        if (evaluations.isPresent() && evaluations.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "a budget of " + evaluations.getAsInt() + " evaluations; expected at least 1");
        }
        if (seconds.isPresent() && !(seconds.getAsDouble() > 0 && seconds.getAsDouble() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a budget of " + seconds.getAsDouble() + " seconds; expected a positive number");
        }
    }

    public static Constraint evaluations(int evaluations) {
        return new Constraint(OptionalInt.of(evaluations), OptionalDouble.empty());
    }

    public static Constraint seconds(double seconds) {
        return new Constraint(OptionalInt.empty(), OptionalDouble.of(seconds));
    }
}
