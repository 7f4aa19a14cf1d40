package org.nasgauge.oneshot.differentiable;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.mixture.Mixing;
import org.nasgauge.oneshot.mixture.Relaxation;

/** Differentiable search that computes one operation an edge. */
@Described(
        name = "gdas",
        summary = "One operation an edge, drawn by Gumbel noise, with a straight-through gradient.",
        source = "Dong and Yang, Searching for a robust neural architecture in four GPU hours, CVPR 2019,"
                + " with the settings of NAS-Bench-201; the second of its code's gradients.")
public record Gdas(Training training, Mixing mixing, UpperLevel upper, Ending ending)
        implements DifferentiableStrategy {
    public Gdas() {
        this(
                new Training(250, 0.025, 0.001, Training.Schedule.COSINE, 0.9, 5e-4, 5, false),
                Mixing.SOFTMAX.with(Relaxation.GUMBEL, 10, 0.1),
                UpperLevel.of(UpperLevel.Order.FIRST),
                Ending.LARGEST);
    }
}
