package org.nasgauge.oneshot;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;

/** Strict fairness: each step trains as many paths as there are choices, so that each is trained once. */
@Described(
        name = "fairnas",
        summary = "Accuracy on the weights of a supernet whose steps each train every choice exactly once.",
        source = "Chu, Zhang and Xu, FairNAS: rethinking evaluation fairness of weight sharing neural architecture"
                + " search, ICCV 2021. Learning rate, decay and epochs are for small supernets.")
public record FairNas(
        Training training,
        Scoring scoring,

        @Meaning("whether paths with 'none' are trained") boolean none) implements SupernetEstimator {
    public FairNas() {
        this(
                new Training(32, 0.025, 0, Training.Schedule.COSINE, 0.9, 5e-4, 5, false),
                new Scoring(4, 128, Scoring.Measure.ACCURACY, Scoring.Moments.RECALIBRATED, 2),
                true);
    }

    @Override
    public Sampler sampler() {
        return Sampler.FAIR;
    }
}
