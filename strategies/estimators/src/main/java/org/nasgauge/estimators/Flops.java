package org.nasgauge.estimators;

import java.util.List;
import java.util.Set;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.EstimatorProvider;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;

/** Multiply-accumulates of one forward pass. */
public final class Flops implements EstimatorProvider {
    @Override
    public String name() {
        return "flops";
    }

    @Override
    public String summary() {
        return "Expects the more of a network, the more FLOPs a forward pass takes.";
    }

    @Override
    public String source() {
        return "A baseline that many zero-cost proxies do not beat: Ning et al.,"
                + " Evaluating efficient performance estimators of neural architectures, NeurIPS 2021";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of();
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of(Capability.COMPLEXITY);
    }

    @Override
    public int epochs(Problem problem, Settings settings) {
        return 0;
    }

    @Override
    public Estimator create(Problem problem, Settings settings, SeededRandom random) {
        return (architecture, evidence) ->
                evidence.complexity().map(Complexity::flops).orElseThrow();
    }
}
