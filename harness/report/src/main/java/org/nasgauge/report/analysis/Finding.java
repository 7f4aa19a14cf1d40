package org.nasgauge.report.analysis;

import java.util.Optional;
import java.util.function.Function;

/**
 * A result, or why there is none.
 *
 * @param <T> the type of the result
 */
public sealed interface Finding<T> {
    /** A result. */
    record Known<T>(T value) implements Finding<T> {}

    /** None, and a phrase that says why. */
    record Unknown<T>(String reason) implements Finding<T> {}

    static <T> Finding<T> of(T value) {
        return new Known<>(value);
    }

    static <T> Finding<T> none(String reason) {
        return new Unknown<>(reason);
    }

    default Optional<T> toOptional() {
        return fold(Optional::of, reason -> Optional.empty());
    }

    /** One or the other. */
    default <R> R fold(Function<? super T, ? extends R> known, Function<String, ? extends R> unknown) {
        return this instanceof Known<T> found
                ? known.apply(found.value())
                : unknown.apply(((Unknown<T>) this).reason());
    }
}
