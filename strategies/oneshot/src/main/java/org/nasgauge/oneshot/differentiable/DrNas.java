package org.nasgauge.oneshot.differentiable;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.mixture.Mixing;
import org.nasgauge.oneshot.mixture.Relaxation;

/** Search by Dirichlet distributions. */
@Described(
        name = "drnas",
        summary = "Weights drawn from Dirichlet distributions that are trained.",
        source = "Chen, Wang, Cheng, Tang and Hsieh, DrNAS: Dirichlet neural architecture search, ICLR"
                + " 2021: the search on NAS-Bench-201 without progressive widening.")
public record DrNas(Training training, Mixing mixing, UpperLevel upper, Ending ending)
        implements DifferentiableStrategy {
    public DrNas() {
        this(
                new Training(100, 0.025, 0.001, Training.Schedule.COSINE, 0.9, 5e-4, 5, false),
                Mixing.SOFTMAX.with(Relaxation.DIRICHLET, 1, 1),
                UpperLevel.of(UpperLevel.Order.FIRST),
                Ending.LARGEST);
    }
}
