package org.nasgauge.oneshot.differentiable;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.mixture.Mixing;
import org.nasgauge.oneshot.mixture.Relaxation;

/** DARTS through some of the channels. */
@Described(
        name = "pc-darts",
        summary = "DARTS on a quarter of the channels, with edges weighed against each other.",
        source = "Xu, Xie, Zhang, Chen, Qi, Tian and Xiong, PC-DARTS: partial channel connections for"
                + " memory-efficient architecture search, ICLR 2020. Batches are the benchmark's; channels"
                + " are rotated, not shuffled, and pooling is not normalised.")
public record PcDarts(Training training, Mixing mixing, UpperLevel upper, Ending ending)
        implements DifferentiableStrategy {
    public PcDarts() {
        this(
                new Training(50, 0.1, 0, Training.Schedule.COSINE, 0.9, 3e-4, 5, false),
                new Mixing(Relaxation.SOFTMAX, 1, 1, 0, 4, true, true, Mixing.Trained.MIXTURE),
                UpperLevel.of(UpperLevel.Order.FIRST).with(15, 6e-4),
                Ending.LARGEST);
    }
}
