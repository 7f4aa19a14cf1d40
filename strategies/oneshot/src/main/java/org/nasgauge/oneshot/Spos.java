package org.nasgauge.oneshot;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;

/** Single path one-shot: each step trains one path, drawn uniformly. */
@Described(
        name = "spos",
        summary = "Accuracy on the weights of a supernet whose steps each train one path, drawn uniformly.",
        source = "Guo, Zhang, Mu, Heng, Liu, Wei and Sun, Single path one-shot neural architecture search with uniform"
                + " sampling, ECCV 2020. Learning rate, decay and epochs are for small supernets; all of a space's paths"
                + " are drawn, not those within a range of FLOPs.")
public record Spos(
        Training training,
        Scoring scoring,

        @Meaning("whether paths with 'none' are trained") boolean none) implements SupernetEstimator {
    public Spos() {
        this(
                new Training(160, 0.05, 0, Training.Schedule.LINEAR, 0.9, 5e-4, 0, false),
                new Scoring(4, 128, Scoring.Measure.ACCURACY, Scoring.Moments.RECALIBRATED, 2),
                true);
    }

    @Override
    public Sampler sampler() {
        return Sampler.UNIFORM;
    }
}
