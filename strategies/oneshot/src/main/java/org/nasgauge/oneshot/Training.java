package org.nasgauge.oneshot;

import java.util.Locale;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;

/** How the weights of a supernet are trained. Batches are as large as those of single networks. */
public record Training(
        @Meaning("passes over the training images") @Range(least = 1)
        int epochs,

        @Meaning("learning rate of the first step") @Range(least = 0)
        double learningRate,

        @Meaning("learning rate that it falls to") @Range(least = 0)
        double finalLearningRate,

        @Meaning("how the learning rate falls, step by step")
        Schedule schedule,

        @Meaning("Nesterov's momentum") @Range(least = 0, most = 1)
        double momentum,

        @Meaning("weight decay of every parameter that a step reaches") @Range(least = 0, most = 1)
        double weightDecay,

        @Meaning("greatest norm of a step's gradient; 0 for none") @Range(least = 0)
        double clip,

        @Meaning("whether batch normalizations of choices train a scale and a shift")
        boolean affine) {
    /** From the first learning rate to the last. */
    public enum Schedule {
        COSINE,
        LINEAR;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Training withEpochs(int others) {
        return new Training(others, learningRate, finalLearningRate, schedule, momentum, weightDecay, clip, affine);
    }

    public Training withWeightDecay(double other) {
        return new Training(epochs, learningRate, finalLearningRate, schedule, momentum, other, clip, affine);
    }

    /** @param progress the share of all steps that are done */
    public double learningRateAt(double progress) {
        double share = schedule == Schedule.LINEAR ? 1 - progress : (1 + StrictMath.cos(StrictMath.PI * progress)) / 2;
        return finalLearningRate + (learningRate - finalLearningRate) * share;
    }
}
