package org.nasgauge.oneshot.meta;

import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;

/** How what all tasks begin with is learnt, and how a task is adapted to. */
record MetaTraining(
        @Meaning("steps of what all tasks begin with") @Range(least = 1)
        int metaSteps,

        @Meaning("tasks of each of these steps") @Range(least = 1)
        int metaTasks,

        @Meaning("learning rate of the weights that all tasks begin with, by Adam") @Range(least = 0)
        double metaLearningRate,

        @Meaning("learning rate of the numbers behind the mixture that all tasks begin with, by Adam") @Range(least = 0)
        double metaArchitectureLearningRate,

        @Meaning("decay of these numbers") @Range(least = 0) double architectureDecay,

        @Meaning("whether batch normalizations of choices train a scale and a shift")
        boolean affine,

        @Meaning("whether 'none' is among the choices") boolean none,

        @Meaning("steps on the support images of a task, while learning") @Range(least = 1)
        int taskSteps,

        @Meaning("the same in tests") @Range(least = 1) int testSteps,

        @Meaning("learning rate of the weights in these steps") @Range(least = 0)
        double taskLearningRate,

        @Meaning("steps in which each architecture that is decoded is learnt from scratch over tasks of learning;"
                + " 0 to adapt it from the shared weights")
        @Range(least = 0)
        int scratchSteps) {
    /** Of the authors' script, but with 300 meta-steps for 12,500. */
    static final MetaTraining STANDARD = new MetaTraining(300, 4, 1e-3, 1e-3, 1e-3, false, false, 5, 10, 0.01, 0);
}
