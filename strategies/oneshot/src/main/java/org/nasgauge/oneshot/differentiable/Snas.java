package org.nasgauge.oneshot.differentiable;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.mixture.Mixing;
import org.nasgauge.oneshot.mixture.Relaxation;

/** Stochastic search at one level. */
@Described(
        name = "snas",
        summary = "Weights from the concrete distribution, trained with the network on the same images.",
        source = "Xie, Zheng, Liu and Lin, SNAS: stochastic neural architecture search, ICLR 2019, with"
                + " the temperatures of Chen et al.'s code (10 to 1) and without its cost term.")
public record Snas(Training training, Mixing mixing, UpperLevel upper, Ending ending)
        implements DifferentiableStrategy {
    public Snas() {
        this(
                new Training(50, 0.025, 0.001, Training.Schedule.COSINE, 0.9, 5e-4, 5, false),
                Mixing.SOFTMAX.with(Relaxation.CONCRETE, 10, 1),
                UpperLevel.of(UpperLevel.Order.SINGLE_LEVEL),
                Ending.LARGEST);
    }
}
