package org.nasgauge.models.neural;

import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.models.regression.Regression;

/** Models that differ only by chance: the mean of what they predict, and how much they disagree. */
public final class Ensemble<X> implements Regression<X> {
    private final List<? extends Regression<X>> models;

    /** @param models at least two */
    public Ensemble(List<? extends Regression<X>> models) {
        this.models = List.copyOf(models);
    }

    @Override
    public void fit(List<X> known, double[] scores) {
        models.forEach(model -> model.fit(known, scores));
    }

    @Override
    public double predict(X one) {
        return models.stream()
                .mapToDouble(model -> model.predict(one))
                .average()
                .orElseThrow();
    }

    /** The sample deviation of the predictions; noise is not in it. */
    @Override
    public OptionalDouble deviation(X one) {
        double mean = predict(one);
        double squares = 0;
        for (Regression<X> model : models) {
            double difference = model.predict(one) - mean;
            squares += difference * difference;
        }
        return OptionalDouble.of(StrictMath.sqrt(squares / (models.size() - 1)));
    }
}
