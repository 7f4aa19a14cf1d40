package org.nasgauge.oneshot.differentiable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.mixture.Mixing;
import org.nasgauge.oneshot.mixture.Relaxation;

/** Differentiable search for networks that are accurate and cost little. */
@Described(
        name = "cost-aware-darts",
        summary = "Has what the mixture is expected to cost in the loss, such as its latency: added, or as a factor.",
        source =
                "Cai, Zhu and Han, ProxylessNAS, ICLR 2019: a sum with the expected latency; a product, and the mixture, are those"
                        + " of Wu et al., FBNet, CVPR 2019, by Gumbel softmax from temperature 5 to 0.1, in a straight line. Costs are"
                        + " fitted to whole architectures, where both measure operations by themselves, and what is measured is not"
                        + " charged; the logarithm of a product is of thousandths of the mean cost")
public record CostAwareDarts(Training training, Mixing mixing, UpperLevel upper, Ending ending, ExpectedCost.Term term)
        implements DifferentiableStrategy {
    public CostAwareDarts() {
        this(
                new Training(90, 0.025, 0.001, Training.Schedule.COSINE, 0.9, 5e-4, 5, false),
                Mixing.SOFTMAX.with(Relaxation.CONCRETE, 5, 0.1),
                UpperLevel.of(UpperLevel.Order.FIRST).with(10, 0.01),
                Ending.LARGEST,
                new ExpectedCost.Term(ExpectedCost.Term.COUNTED, ExpectedCost.Form.SUM, 0.2, 0.6, 100));
    }

    @Override
    public Optional<ExpectedCost.Term> cost() {
        return Optional.of(term);
    }

    @Override
    public List<Need> needs() {
        List<Need> needs = new ArrayList<>(DifferentiableStrategy.super.needs());
        if (!term.cost().equals(ExpectedCost.Term.COUNTED)) {
            needs.add(new Need.Property(term.cost()));
        }
        return needs;
    }
}
