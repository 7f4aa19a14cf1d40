package org.nasgauge.models.regression;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A regression model of scores.
 *
 * @param <X> what it sees of an architecture: the architecture itself, its features, its graph
 */
public interface Regression<X> {
    /**
     * Learns anew; what was learned before is forgotten.
     *
     * @param known at least one, all of the space that the model was made for; features are equally many, and finite
     * @param scores one each, finite
     */
    void fit(List<X> known, double[] scores);

    /** Only after {@link #fit}. */
    double predict(X one);

    /** How sure it is: the standard deviation of the score that is predicted, for models that know it. Only after {@link #fit}. */
    default OptionalDouble deviation(X one) {
        return OptionalDouble.empty();
    }
}
