package org.nasgauge.search.multifidelity;

import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;

/**
 * Successive halving: many architectures get a little training, and the best of them get more, rung by rung; then it starts
 * anew. A trial that failed does not go on.
 */
@Described(
        name = "successive-halving",
        summary = "Trains many architectures a little and the best of them more.",
        source =
                "Jamieson and Talwalkar, Non-stochastic best arm identification and hyperparameter optimization, AISTATS 2016, in the form"
                        + " of Li et al., A system for massively parallel hyperparameter tuning, MLSys 2020, algorithm 1, repeated. An"
                        + " architecture may be drawn again")
public record SuccessiveHalving(
        Rungs rungs,

        @Meaning("architectures that reach the full fidelity; eta times as many a rung below")
        @Range(least = 1, most = 1_000)
        int survivors)
        implements SearchStrategy {
    public SuccessiveHalving() {
        this(new Rungs(3, 1), 1);
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.LOWER_FIDELITIES);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        List<Fidelity> fidelities = rungs.fidelities(problem);
        int n = survivors;
        for (int rung = 1; rung < fidelities.size(); rung++) {
            n = Math.multiplyExact(n, rungs.eta());
        }
        int[] sizes = HalvingBracket.sizes(n, rungs.eta(), fidelities.size());
        Searcher searcher = rung -> problem.space().sample(random);
        return new BracketSequence(bracket -> new HalvingBracket(fidelities, sizes, searcher), searcher::watchFits);
    }
}
