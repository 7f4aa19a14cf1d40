package org.nasgauge.estimators.curve;

import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;

/** Validation accuracy after the first epochs. */
@Described(
        name = "early-accuracy",
        summary = "Stops the training early and takes the validation accuracy reached by then.",
        source =
                "The early stopping of Zela et al., Towards automated deep learning: efficient joint neural architecture"
                        + " and hyperparameter search, AutoML workshop at ICML 2018")
public record EarlyAccuracy(
        @Meaning("epochs of training that each estimate consumes") @Range(least = 1)
        int epochs) implements Estimator {
    public EarlyAccuracy() {
        this(3);
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need.Curve(epochs, Need.Curve.Validated.LAST));
    }

    @Override
    public Estimation start(Problem problem, SeededRandom random) {
        return (architecture, evidence) -> evidence.curveOrThrow().at(Series.VALIDATION_ACCURACY, epochs);
    }
}
