package org.nasgauge.estimators.curve;

import java.util.List;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;

/** SoTL: the mean training losses of the first T epochs, added up and negated. */
@Described(
        name = "sotl",
        summary = "Sum of training losses over the first epochs: what learns faster is expected to generalise better.",
        source = "TSE of Ru et al., Speedy performance estimation for neural architecture search, NeurIPS 2021,"
                + " first called SoTL; T is the setting epochs")
public record SumOfTrainingLosses(
        @Meaning("epochs of training that each estimate consumes") @Range(least = 1)
        int epochs) implements Estimator {
    public SumOfTrainingLosses() {
        this(3);
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need.Curve(epochs, Need.Curve.Validated.NONE));
    }

    @Override
    public Estimation start(Problem problem, SeededRandom random) {
        return (architecture, evidence) -> -sum(evidence.curveOrThrow(), Series.TRAIN_LOSS, 1, epochs);
    }

    /** The values of the epochs from {@code first} to {@code last}, both included. */
    static double sum(LearningCurve curve, Series series, int first, int last) {
        double sum = 0;
        for (int epoch = first; epoch <= last; epoch++) {
            sum += curve.at(series, epoch);
        }
        return sum;
    }
}
