package org.nasgauge.statistics.correlation;

import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.statistics.Interval;

/** A rank correlation, or the reason why there is none. */
public sealed interface RankCorrelation {
    RankMeasure measure();

    /** The number of pairs. */
    int n();

    /** The coefficient in [-1, 1]; empty when it is undefined. */
    OptionalDouble coefficient();

    /**
     * The interval on Fisher's z scale, see {@link RankMeasure}; empty when the coefficient is undefined or 1 or -1,
     * when there are too few pairs, or when the measure has no known standard error.
     */
    Optional<Interval> interval(double level);

    /**
     * A coefficient.
     *
     * @param value in [-1, 1]
     */
    record Defined(RankMeasure measure, int n, double value) implements RankCorrelation {
        public Defined {
            if (!(value >= -1 && value <= 1)) {
                throw new IllegalArgumentException("coefficient is " + value + ", expected -1 to 1");
            }
        }

        @Override
        public OptionalDouble coefficient() {
            return OptionalDouble.of(value);
        }

        @Override
        public Optional<Interval> interval(double level) {
            return FisherInterval.of(measure, n, value, level);
        }
    }

    /** No coefficient exists. */
    record Undefined(RankMeasure measure, int n, Reason reason) implements RankCorrelation {
        @Override
        public OptionalDouble coefficient() {
            return OptionalDouble.empty();
        }

        @Override
        public Optional<Interval> interval(double level) {
            return Optional.empty();
        }
    }

    /** Why a correlation is undefined. */
    enum Reason {
        TOO_FEW_PAIRS("fewer than two pairs"),
        PREDICTED_CONSTANT("all predicted values are equal"),
        ACTUAL_CONSTANT("all actual values are equal");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** The reason as a phrase. */
        public String text() {
            return text;
        }
    }
}
