package org.nasgauge.estimators.hardware;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.estimators.predictor.VectorPredictor;
import org.nasgauge.models.encoding.Encoding;
import org.nasgauge.models.hardware.SimilarDevice;
import org.nasgauge.models.regression.Regression;

/** Transfer from the most similar of some devices. */
@Described(
        name = "similar-device",
        summary = "Maps the most similar of the scores that 'of' names to the target, by a rising function.",
        source =
                "The baseline of few-shot transfer, where one device ranks as another does: Lu et al., One proxy device is enough for"
                        + " hardware-aware neural architecture search, 2021. The device is that which isotonic regression fits best")
public record SimilarDeviceMap(
        @Meaning("how many architectures are measured to learn from") @Range(least = 2)
        int architectures) implements VectorPredictor {
    public SimilarDeviceMap() {
        this(10);
    }

    @Override
    public Learning learning() {
        return new Learning(architectures, Encoding.SCORES);
    }

    @Override
    public Regression<double[]> model(Problem problem, SeededRandom random) {
        return new SimilarDevice();
    }
}
