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

/** Validation loss after the first epochs, negated. */
@Described(
        name = "early-loss",
        summary = "Stops the training early and takes the validation loss reached by then.",
        source =
                "Early stopping by validation loss of White, Zela, Ru, Liu and Hutter, How powerful are performance predictors"
                        + " in neural architecture search?, NeurIPS 2021")
public record EarlyLoss(
        @Meaning("epochs of training that each estimate consumes") @Range(least = 1)
        int epochs) implements Estimator {
    public EarlyLoss() {
        this(3);
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need.Curve(epochs, Need.Curve.Validated.LAST));
    }

    @Override
    public Estimation start(Problem problem, SeededRandom random) {
        return (architecture, evidence) -> -evidence.curveOrThrow().at(Series.VALIDATION_LOSS, epochs);
    }
}
