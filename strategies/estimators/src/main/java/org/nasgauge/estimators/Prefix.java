package org.nasgauge.estimators;

import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Series;

/** The first epochs of a training: how many, and what they show. */
final class Prefix {
    static final Setting<Integer> EPOCHS =
            new Setting.Whole("epochs", 3, 1, Integer.MAX_VALUE, "epochs of training that each estimate consumes");

    private Prefix() {}

    /** @throws IllegalArgumentException if the evidence has no curve: the provider has asked for none */
    static LearningCurve of(Evidence evidence) {
        return evidence.curve().orElseThrow(() -> new IllegalArgumentException("no learning curve is given"));
    }

    /** The training losses of the epochs from {@code first} to {@code last}, both included. */
    static double sumOfTrainingLosses(LearningCurve curve, int first, int last) {
        double sum = 0;
        for (int epoch = first; epoch <= last; epoch++) {
            sum += curve.at(Series.TRAIN_LOSS, epoch);
        }
        return sum;
    }
}
