package org.nasgauge.oneshot.meta;

import org.nasgauge.api.component.Component.Described;

/** The mixture is learnt over tasks and the same for all: one architecture, whose weights alone are adapted. */
@Described(
        name = "auto-maml",
        summary = "Learns weights that a few steps adapt to a task, and one mixture for all: the baseline of t-nas.",
        source =
                "Lian, Zheng, Xu, Lu, Lin, Zhao, Huang and Gao, Towards fast adaptation of neural architectures with meta"
                        + " learning, ICLR 2020: Auto-MAML, first order. Weights and mixture move on the same tasks, where the"
                        + " authors take others for the mixture; the rest as t-nas.")
public record AutoMaml(MetaTraining training) implements MetaLearner {
    public AutoMaml() {
        this(MetaTraining.STANDARD);
    }

    @Override
    public double taskArchitectureLearningRate() {
        return 0;
    }
}
