package org.nasgauge.oneshot.inheritance;

import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;

/** How children are made and trained. Batches are as large as those of single networks; learning rates fall by a half cosine. */
record ChildTraining(
        @Meaning("passes over the training images, of a child that has inherited its weights") @Range(least = 1)
        int epochs,

        @Meaning("learning rate of a child's first step; it falls to 0") @Range(least = 0)
        double learningRate,

        @Meaning("passes over the training images, of the network that the search begins with") @Range(least = 1)
        int firstEpochs,

        @Meaning("learning rate of its first step; it falls to 0") @Range(least = 0)
        double firstLearningRate,

        @Meaning("Nesterov's momentum") @Range(least = 0, most = 1)
        double momentum,

        @Meaning("weight decay of every parameter") @Range(least = 0, most = 1)
        double weightDecay,

        @Meaning("noise on what makes a copied channel, as a share of the deviation of the layer's weights")
        @Range(least = 0)
        double widerNoise,

        @Meaning("noise on the weights of a new layer, as a share of their own deviation") @Range(least = 0)
        double deeperNoise) {}
