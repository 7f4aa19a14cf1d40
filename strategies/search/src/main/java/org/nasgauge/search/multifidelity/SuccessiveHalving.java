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
 * Successive halving: many architectures get a little training, and the best of them get more, rung by rung; then it starts
 * anew. A trial that failed does not go on.
 */
public final class SuccessiveHalving implements SearchStrategyProvider {
    private static final OldSetting<Integer> ETA = Rungs.eta(3);
    private static final OldSetting<Integer> SURVIVORS = new OldSetting.Whole(
            "survivors", 1, 1, 1_000, "architectures that reach the full fidelity; eta times as many a rung below");

    @Override
    public String name() {
        return "successive-halving";
    }

    @Override
    public String summary() {
        return "Trains many architectures a little and the best of them more.";
    }

    @Override
    public String source() {
        return "Jamieson and Talwalkar, Non-stochastic best arm identification and hyperparameter optimization, AISTATS 2016, in the form"
                + " of Li et al., A system for massively parallel hyperparameter tuning, MLSys 2020, algorithm 1, repeated";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(ETA, Rungs.MIN_EPOCHS, SURVIVORS);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of(Capability.LOWER_FIDELITIES);
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        int eta = settings.get(ETA);
        List<Fidelity> rungs = Rungs.of(problem, eta, settings.get(Rungs.MIN_EPOCHS));
        int n = settings.get(SURVIVORS);
        for (int rung = 1; rung < rungs.size(); rung++) {
            n = Math.multiplyExact(n, eta);
        }
        int[] sizes = Bracket.sizes(n, eta, rungs.size());
        Searcher searcher = () -> problem.space().sample(random);
        return new BracketSequence(bracket -> new Bracket(rungs, sizes, searcher::draw), searcher);
    }
}
