package org.nasgauge.estimators;

import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;

/** Multiply-accumulates of one forward pass. */
@Described(
        name = "flops",
        summary = "Expects the more of a network, the more FLOPs a forward pass takes.",
        source = "A baseline that many zero-cost proxies do not beat: Ning et al.,"
                + " Evaluating efficient performance estimators of neural architectures, NeurIPS 2021")
public record Flops() implements Estimator {
    @Override
    public List<Need> needs() {
        return List.of(new Need.Property(Metric.FLOPS.name()));
    }

    @Override
    public Estimation start(Problem problem, SeededRandom random) {
        return (architecture, evidence) ->
                evidence.property(Metric.FLOPS.name()).value();
    }
}
