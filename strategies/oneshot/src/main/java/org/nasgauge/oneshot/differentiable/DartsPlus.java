package org.nasgauge.oneshot.differentiable;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.mixture.Mixing;

/** DARTS that counts skips. */
@Described(
        name = "darts-plus",
        summary = "DARTS that stops at the second skip.",
        source = "Liang, Zhang, Sun, He, Huang, Zhuang and Li, DARTS+: improved differentiable"
                + " architecture search with early stopping, 2019, criterion 1; skips counted among the"
                + " largest weights.")
public record DartsPlus(Training training, Mixing mixing, UpperLevel upper, Ending ending)
        implements DifferentiableStrategy {
    public DartsPlus() {
        this(
                new Training(50, 0.025, 0.001, Training.Schedule.COSINE, 0.9, 5e-4, 5, false),
                Mixing.SOFTMAX,
                UpperLevel.of(UpperLevel.Order.FIRST),
                Ending.LARGEST.with(EarlyStop.SKIPS));
    }
}
