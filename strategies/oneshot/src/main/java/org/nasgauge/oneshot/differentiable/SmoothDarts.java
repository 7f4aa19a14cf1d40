package org.nasgauge.oneshot.differentiable;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.mixture.Mixing;

/** DARTS under noise. */
@Described(
        name = "smooth-darts",
        summary = "DARTS whose mixture is shaken while the network learns.",
        source = "Chen and Hsieh, Stabilizing differentiable architecture search via perturbation-based"
                + " regularization, ICML 2020: the random one, noise growing from 0.03 to 0.3.")
public record SmoothDarts(Training training, Mixing mixing, UpperLevel upper, Ending ending)
        implements DifferentiableStrategy {
    public SmoothDarts() {
        this(
                new Training(50, 0.025, 0.001, Training.Schedule.COSINE, 0.9, 5e-4, 5, false),
                Mixing.SOFTMAX,
                UpperLevel.of(UpperLevel.Order.FIRST).with(UpperLevel.Perturbation.RANDOM, 0.3),
                Ending.LARGEST);
    }
}
