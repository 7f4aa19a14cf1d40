package com.example.nas;

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

/** Trains for a few epochs, and takes the validation accuracy after the last of them. */
@Described(
        name = "epoch-accuracy",
        summary = "The validation accuracy after a few epochs.",
        source = "early stopping, as everybody does it")
public record EpochAccuracy(
        @Meaning("epochs that are trained") @Range(least = 1, most = 1000)
        int epochs)
        implements Estimator {
    public EpochAccuracy() {
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
