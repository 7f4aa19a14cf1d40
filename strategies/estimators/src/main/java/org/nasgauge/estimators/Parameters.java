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

/** Number of parameters. */
public final class Parameters implements EstimatorProvider {
    @Override
    public String name() {
        return "parameters";
    }

    @Override
    public String summary() {
        return "Expects the more of a network, the more trainable parameters it has.";
    }

    @Override
    public String source() {
        return "A baseline that many zero-cost proxies do not beat: White et al.,"
                + " A deeper look at zero-cost proxies for lightweight NAS, ICLR Blog Track 2022";
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
                evidence.complexity().map(Complexity::parameters).orElseThrow();
    }
}
