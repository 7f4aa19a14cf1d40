package org.nasgauge.oneshot.differentiable;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.mixture.Mixing;
import org.nasgauge.oneshot.mixture.Relaxation;

/** DARTS without softmax. */
@Described(
        name = "sparse-darts",
        summary = "Sparse weights of a mixture that add up to 1, trained by gradients on validation images.",
        source = "DARTS (Liu, Simonyan and Yang, ICLR 2019) with the weights nearest to its numbers under"
                + " an absolute penalty, in the place of softmax; learning rate 3e-3 for numbers, which are"
                + " weights here.")
public record SparseDarts(Training training, Mixing mixing, UpperLevel upper, Ending ending)
        implements DifferentiableStrategy {
    public SparseDarts() {
        this(
                new Training(50, 0.025, 0.001, Training.Schedule.COSINE, 0.9, 5e-4, 5, false),
                new Mixing(Relaxation.SPARSE, 1, 1, 0.1, 1, false, true, Mixing.Trained.MIXTURE),
                UpperLevel.of(UpperLevel.Order.FIRST).with(0, 3e-3),
                Ending.LARGEST);
    }
}
