package org.nasgauge.api.benchmark;

import java.util.List;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Series;

/** What a backend answers, and what it cost. */
public sealed interface Evaluation {
    /** Seconds of training from scratch, charged in full whatever came of it. */
    double seconds();

    /**
     * @param objective on the validation split, at the fidelity that was asked for
     * @param properties of the architecture, those that the study asks for
     */
    record Completed(Measurement objective, List<Property> properties, double seconds) implements Evaluation {
        public Completed {
            properties = List.copyOf(properties);
        }

        /** Of a study that asks for no properties. */
        public Completed(Measurement objective, double seconds) {
            this(objective, List.of(), seconds);
        }

        public Completed with(List<Property> others) {
            return new Completed(objective, others, seconds);
        }

        /** The same at another price. */
        public Completed charged(double others) {
            return new Completed(objective, properties, others);
        }
    }

    record Failed(String reason, double seconds) implements Evaluation {}

    /** A value that was measured in training. */
    record Measurement(Series series, Fidelity fidelity, double value) {}

    /** What is known of an architecture whatever its training. */
    record Property(Metric metric, Reading reading) {}
}
