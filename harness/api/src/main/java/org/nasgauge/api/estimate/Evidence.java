package org.nasgauge.api.estimate;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.metric.Metric;

/**
 * What was paid for to estimate one architecture: what the estimator needs, and nothing else.
 *
 * @param objective the metric whose final value is predicted
 * @param curve the first epochs of one training, with {@link Need.Curve}
 * @param properties by the names of their metrics, each with {@link Need.Property}; with {@link Need.Access#MEMBERS} also
 *     what the estimators said that the recipe names, by their labels
 * @param network with {@link Need.UntrainedNetwork}
 */
public record Evidence(
        Metric objective,
        Optional<LearningCurve> curve,
        Map<String, Property> properties,
        Optional<UntrainedNetworks.Untrained> network) {
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

    /** Without a network. */
    public Evidence(Metric objective, Optional<LearningCurve> curve, Map<String, Property> properties) {
        this(objective, curve, properties, Optional.empty());
    }

    /** @throws IllegalStateException if the estimator did not ask for the first epochs of a training */
    public LearningCurve curveOrThrow() {
        return curve.orElseThrow(() -> new IllegalStateException("no learning curve was asked for"));
    }

    /**
     * @param kind what the estimator takes for a network
     * @throws IllegalStateException if it did not ask for one, or those that there are, are of another kind
     */
    public <N extends UntrainedNetworks.Untrained> N network(Class<N> kind) {
        return network.filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(() -> new IllegalStateException(
                        network.isEmpty() ? "no untrained network was asked for" : network.get() + " is no " + kind));
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
