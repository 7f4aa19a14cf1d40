package org.nasgauge.oneshot;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;

/** Random search with parameter sharing: each step trains one path, drawn uniformly among those that carry something. */
@Described(
        name = "rsps",
        summary = "Accuracy of one mini-batch on the weights of a supernet trained by random paths.",
        source = "Li and Talwalkar, Random search and reproducibility for neural architecture search, UAI 2019;"
                + " learning rate, clip and redrawn paths as Dong and Yang (ICLR 2020) run it. All architectures"
                + " are scored on one batch; there each on another.")
public record Rsps(
        Training training,
        Scoring scoring,

        @Meaning("whether paths with 'none' are trained") boolean none) implements SupernetEstimator {
    public Rsps() {
        this(
                new Training(160, 0.025, 0.001, Training.Schedule.COSINE, 0.9, 5e-4, 5, false),
                new Scoring(1, 512, Scoring.Measure.ACCURACY, Scoring.Moments.BATCH, 1),
                true);
    }

    @Override
    public Sampler sampler() {
        return Sampler.CONNECTED;
    }
}
