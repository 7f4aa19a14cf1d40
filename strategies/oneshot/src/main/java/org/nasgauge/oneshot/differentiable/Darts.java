package org.nasgauge.oneshot.differentiable;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.mixture.Mixing;

/** Differentiable search by softmax, first order unless told. */
@Described(
        name = "darts",
        summary = "Largest weights of a mixture by softmax, trained by gradients on validation images.",
        source = "Liu, Simonyan and Yang, DARTS: differentiable architecture search, ICLR 2019; first"
                + " order, with the settings of NAS-Bench-201 (Dong and Yang, ICLR 2020).")
public record Darts(Training training, Mixing mixing, UpperLevel upper, Ending ending)
        implements DifferentiableStrategy {
    public Darts() {
        this(
                new Training(50, 0.025, 0.001, Training.Schedule.COSINE, 0.9, 5e-4, 5, false),
                Mixing.SOFTMAX,
                UpperLevel.of(UpperLevel.Order.FIRST),
                Ending.LARGEST);
    }
}
