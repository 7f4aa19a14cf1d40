package org.nasgauge.search.multifidelity;

import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;

/**
 * Asynchronous successive halving: whenever it is asked, it promotes an architecture that is among the best of its rung, from
 * the highest rung down; if there is none, it draws a new one. It never waits. A trial that failed does not enter its rung.
 */
public final class Asha implements SearchStrategyProvider {
    private static final OldSetting<Integer> ETA = Rungs.eta(4);

    @Override
    public String name() {
        return "asha";
    }

    @Override
    public String summary() {
        return "Promotes the best of each rung at once, without waiting for the others.";
    }

    @Override
    public String source() {
        return "Li, Jamieson, Rostamizadeh, Gonina, Ben-tzur, Hardt, Recht and Talwalkar, A system for massively parallel hyperparameter"
                + " tuning, MLSys 2020, algorithm 2";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(ETA, Rungs.MIN_EPOCHS);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of(Capability.LOWER_FIDELITIES);
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        int eta = settings.get(ETA);
        List<Fidelity> rungs = Rungs.of(problem, eta, settings.get(Rungs.MIN_EPOCHS));
        return new AsynchronousHalving(rungs, eta, () -> problem.space().sample(random));
    }
}
