package org.nasgauge.estimators.predictor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.gaussian.Normal;
import org.nasgauge.models.regression.Regression;

/** A predictor at work: scores are standardized for its model, and what it predicts is turned back into their unit. */
final class Prediction<X> implements Estimation {
    private final Predictor.View<X> view;
    private final Regression<X> model;
    private double mean;
    private double scale = 1;

    Prediction(Predictor.View<X> view, Regression<X> model) {
        this.view = view;
        this.model = model;
    }

    @Override
    public void fit(List<Evaluated> sample) {
        if (sample.size() < 2) {
            throw new IllegalStateException(
                    sample.size() + " evaluated architectures of which everything is known, too few to learn from");
        }
        view.adapt(sample);
        double[] scores = sample.stream().mapToDouble(Evaluated::score).toArray();
        mean = Arrays.stream(scores).average().orElseThrow();
        double squares = 0;
        for (double score : scores) {
            squares += (score - mean) * (score - mean);
        }
        scale = squares > 0 ? StrictMath.sqrt(squares / scores.length) : 1;
        Arrays.setAll(scores, i -> (scores[i] - mean) / scale);
        model.fit(
                sample.stream()
                        .map(one -> view.of(one.architecture(), one.evidence()))
                        .toList(),
                scores);
    }

    @Override
    public double estimate(Architecture architecture, Evidence evidence) {
        return mean + scale * model.predict(view.of(architecture, evidence));
    }

    @Override
    public Optional<Distribution> distribution(Architecture architecture, Evidence evidence) {
        X seen = view.of(architecture, evidence);
        OptionalDouble deviation = model.deviation(seen);
        return deviation.isEmpty()
                ? Optional.empty()
                : Optional.of(new Normal(mean + scale * model.predict(seen), scale * deviation.getAsDouble()));
    }
}
