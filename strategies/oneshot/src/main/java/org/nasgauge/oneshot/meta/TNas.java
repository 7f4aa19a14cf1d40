package org.nasgauge.oneshot.meta;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;

/** Weights and mixture are both adapted to a task, which gives each task an architecture of its own. */
@Described(
        name = "t-nas",
        summary =
                "Learns weights and a mixture that a few steps adapt to a task, and decodes an architecture for each.",
        source =
                "Lian, Zheng, Xu, Lu, Lin, Zhao, Huang and Gao, Towards fast adaptation of neural architectures with meta"
                        + " learning, ICLR 2020, first order. The mixture's largest weights are decoded, not two edges a node."
                        + " Decoded architectures go on with the shared weights, where the authors learn each from scratch:"
                        + " scratch-steps. Far fewer meta-steps.")
public record TNas(
        MetaTraining training,

        @Meaning("learning rate of the numbers behind the mixture in the steps of a task") @Range(least = 0)
        double taskArchitectureLearningRate)
        implements MetaLearner {
    public TNas() {
        this(MetaTraining.STANDARD, 30);
    }
}
