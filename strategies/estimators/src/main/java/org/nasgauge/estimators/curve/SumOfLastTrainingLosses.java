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

/** SoTL-E: the mean training losses of the last E among the first T epochs, added up and negated. */
@Described(
        name = "sotl-e",
        summary = "Sum of training losses over the last of the first epochs: the unsteady beginning does not count.",
        source = "TSE-E of Ru et al., Speedy performance estimation for neural architecture search, NeurIPS 2021,"
                + " first called SoTL-E, with E = 1; T is the setting epochs")
public record SumOfLastTrainingLosses(
        @Meaning("epochs of training that each estimate consumes") @Range(least = 1)
        int epochs,

        @Meaning("how many of those epochs count, from the end: E of the paper") @Range(least = 1)
        int last)
        implements Estimator {
    public SumOfLastTrainingLosses {
        if (last > epochs) {
            throw new IllegalArgumentException("last is " + last + ", more than the " + epochs + " epochs");
        }
    }

    public SumOfLastTrainingLosses() {
        this(3, 1);
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need.Curve(epochs, Need.Curve.Validated.NONE));
    }

    @Override
    public Estimation start(Problem problem, SeededRandom random) {
        return (architecture, evidence) ->
                -SumOfTrainingLosses.sum(evidence.curveOrThrow(), Series.TRAIN_LOSS, epochs - last + 1, epochs);
    }
}
