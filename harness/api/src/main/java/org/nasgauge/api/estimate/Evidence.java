package org.nasgauge.api.estimate;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.metric.Metric;

/**
 * What was paid for to estimate one architecture: what the estimator needs, and nothing else.
 *
 * @param objective the metric whose final value is predicted
 * @param curve the first epochs of one training, with {@link Need.Curve}
 * @param properties by the names of their metrics, each with {@link Need.Property}; with {@link Need.Access#MEMBERS} also
 *     what the estimators said that the recipe names, by their labels
 */
public record Evidence(Metric objective, Optional<LearningCurve> curve, Map<String, Property> properties) {
    /** What is known of an architecture without training it. */
    public record Property(Metric metric, double value) {
        /** Greater is better. */
        public double score() {
            return metric.direction().score(value);
        }
    }

    public Evidence {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    /** @throws IllegalStateException if the estimator did not ask for the first epochs of a training */
    public LearningCurve curveOrThrow() {
        return curve.orElseThrow(() -> new IllegalStateException("no learning curve was asked for"));
    }

    /** @throws IllegalStateException if the estimator did not ask for this property */
    public Property property(String name) {
        Property property = properties.get(name);
        if (property == null) {
            throw new IllegalStateException("the property '" + name + "' was not asked for");
        }
        return property;
    }
}
