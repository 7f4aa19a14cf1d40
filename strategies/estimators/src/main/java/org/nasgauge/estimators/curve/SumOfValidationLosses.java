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

/** SoVL: the validation losses after each of the first T epochs, added up and negated. */
@Described(
        name = "sovl",
        summary =
                "Sum of validation losses over the first epochs, which costs a pass over the validation images for each.",
        source =
                "SoVL of Ru et al., Speedy performance estimation for neural architecture search, NeurIPS 2021, there the"
                        + " control of the sum of training losses; T is the setting epochs")
public record SumOfValidationLosses(
        @Meaning("epochs of training that each estimate consumes") @Range(least = 1)
        int epochs) implements Estimator {
    public SumOfValidationLosses() {
        this(3);
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need.Curve(epochs, Need.Curve.Validated.EACH));
    }

    @Override
    public Estimation start(Problem problem, SeededRandom random) {
        return (architecture, evidence) ->
                -SumOfTrainingLosses.sum(evidence.curveOrThrow(), Series.VALIDATION_LOSS, 1, epochs);
    }
}
