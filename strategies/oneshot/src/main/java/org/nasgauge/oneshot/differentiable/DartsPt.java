package org.nasgauge.oneshot.differentiable;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.mixture.Mixing;

/** DARTS that chooses by what the network misses. */
@Described(
        name = "darts-pt",
        summary = "DARTS whose choices are made edge by edge: what the mixture is least accurate without.",
        source =
                "Wang, Cheng, Chen, Tang and Hsieh, Rethinking architecture selection in differentiable NAS, ICLR 2021,"
                        + " with its settings of NAS-Bench-201.")
public record DartsPt(Training training, Mixing mixing, UpperLevel upper, Ending ending)
        implements DifferentiableStrategy {
    public DartsPt() {
        this(
                new Training(50, 0.025, 0.001, Training.Schedule.COSINE, 0.9, 5e-4, 5, false),
                Mixing.SOFTMAX,
                UpperLevel.of(UpperLevel.Order.FIRST),
                Ending.LARGEST.byPerturbation());
    }
}
