package org.nasgauge.api.benchmark;

import java.util.List;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Series;

/** What a backend answers, and what it cost: all of it is charged, whatever came of it. */
public sealed interface Evaluation {
    /** Seconds of training, from scratch or from where a training was continued. */
    double training();

    /** Seconds of the forward pass over the validation images that gave the value; 0 without a value, or a charge for it. */
    double validation();

    default double seconds() {
        return training() + validation();
    }

    /** The same of a training that goes on after so many seconds of it; the value takes a validation pass of its own. */
    Evaluation after(double trained);

    /**
     * @param objective on the validation split, at the fidelity that was asked for
     * @param properties of the architecture, those that the study asks for
     */
    record Completed(Measurement objective, List<Property> properties, double training, double validation)
            implements Evaluation {
        public Completed {
            properties = List.copyOf(properties);
        }

        /** Of a study that asks for no properties, and of a benchmark that charges no validation. */
        public Completed(Measurement objective, double training) {
            this(objective, List.of(), training, 0);
        }

        @Override
        public Completed after(double trained) {
            return new Completed(objective, properties, Math.max(0, training - trained), validation);
        }

        public Completed with(List<Property> others) {
            return new Completed(objective, others, training, validation);
        }
    }

    /** @param training seconds up to the failure */
    record Failed(String reason, double training) implements Evaluation {
        @Override
        public double validation() {
            return 0;
        }

        @Override
        public Failed after(double trained) {
            return new Failed(reason, Math.max(0, training - trained));
        }
    }

    /** A value that was measured in training. */
    record Measurement(Series series, Fidelity fidelity, double value) {}

    /** What is known of an architecture whatever its training. */
    record Property(Metric metric, Reading reading) {}
}
