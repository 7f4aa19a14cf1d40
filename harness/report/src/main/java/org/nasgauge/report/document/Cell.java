package org.nasgauge.report.document;

import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.api.error.Quoted;

/** A value in a table, with all its digits and how many of them a reader wants to see. */
public sealed interface Cell {
    /** What a footnote says of this cell. */
    default Optional<String> note() {
        return Optional.empty();
    }

    /** Words. */
    record Text(String text, Optional<String> note) implements Cell {
        public Text {
            text = Quoted.visible(text);
            note = note.map(Quoted::visible);
        }

        public Text(String text) {
            this(text, Optional.empty());
        }
    }

    /** A count. */
    record Whole(long value) implements Cell {}

    /** A number, shown with this many decimals. */
    record Real(double value, int decimals) implements Cell {}

    /** A p-value, shown with four decimals; below those only that it is smaller. */
    record Probability(double value) implements Cell {}

    /** A mean and its standard error, which a single value does not have. */
    record Mean(double value, OptionalDouble standardError, int decimals) implements Cell {}

    /** From one number to another. */
    record Range(double lower, double upper, int decimals) implements Cell {}

    /** No value, and why. */
    record Missing(String reason) implements Cell {
        public Missing {
            reason = Quoted.visible(reason);
        }

        @Override
        public Optional<String> note() {
            return Optional.of(reason);
        }
    }
}
