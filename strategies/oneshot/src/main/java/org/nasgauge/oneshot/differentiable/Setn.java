package org.nasgauge.oneshot.differentiable;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.mixture.Mixing;
import org.nasgauge.oneshot.mixture.Relaxation;

/** A template network that is trained by paths and judged as a mixture. */
@Described(
        name = "setn",
        summary = "Weights trained on uniform paths, numbers on the softmax mixture.",
        source = "Dong and Yang, One-shot neural architecture search via self-evaluated template network,"
                + " ICCV 2019: of the hundred likeliest, the most accurate on one batch each.")
public record Setn(Training training, Mixing mixing, UpperLevel upper, Ending ending)
        implements DifferentiableStrategy {
    public Setn() {
        this(
                new Training(250, 0.025, 0.001, Training.Schedule.COSINE, 0.9, 5e-4, 0, false),
                new Mixing(Relaxation.SOFTMAX, 1, 1, 0, 1, false, true, Mixing.Trained.UNIFORM_PATH),
                UpperLevel.of(UpperLevel.Order.FIRST),
                Ending.LARGEST.among(100));
    }
}
