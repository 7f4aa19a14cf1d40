package org.nasgauge.oneshot.differentiable;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.mixture.Mixing;

/** DARTS with an eye on the eigenvalue. */
@Described(
        name = "robust-darts",
        summary = "DARTS that stops before the validation loss bends sharply.",
        source = "Zela, Elsken, Saikia, Marrakchi, Brox and Hutter, Understanding and robustifying"
                + " differentiable architecture search, ICLR 2020: early stopping; decay-factor: 3 is its"
                + " adaptive regularisation. The eigenvalue is by power iteration.")
public record RobustDarts(Training training, Mixing mixing, UpperLevel upper, Ending ending)
        implements DifferentiableStrategy {
    public RobustDarts() {
        this(
                new Training(50, 0.025, 0.001, Training.Schedule.COSINE, 0.9, 5e-4, 5, false),
                Mixing.SOFTMAX,
                UpperLevel.of(UpperLevel.Order.FIRST).watchedEvery(2),
                Ending.LARGEST.with(EarlyStop.EIGENVALUE));
    }
}
