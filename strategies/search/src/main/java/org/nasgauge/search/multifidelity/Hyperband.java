package org.nasgauge.search.multifidelity;

import java.util.List;
import java.util.function.IntFunction;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;

/**
 * Hyperband: runs of successive halving that begin at different rungs, from many architectures with little training to few
 * with full training, in turn; then again. A trial that failed does not go on.
 */
@Described(
        name = "hyperband",
        summary = "Runs successive halving from every rung in turn.",
        source =
                "Li, Jamieson, DeSalvo, Rostamizadeh and Talwalkar, Hyperband, JMLR 2018, algorithm 1; repeated until the budget ends."
                        + " An architecture may be drawn again, as in HpBandSter and not in Syne Tune; what failed is not replaced by another,"
                        + " which HpBandSter does")
public record Hyperband(Rungs rungs) implements SearchStrategy {
    public Hyperband() {
        this(new Rungs(3, 1));
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.LOWER_FIDELITIES);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        List<Fidelity> fidelities = rungs.fidelities(problem);
        int most = fidelities.size() - 1;
        return brackets(
                fidelities,
                s -> sizes(most, s, rungs.eta()),
                rung -> problem.space().sample(random));
    }

    /**
     * The sequence of brackets, whatever finds their architectures.
     *
     * @param sizes those of the rungs of the bracket with so many promotions
     */
    static Search brackets(List<Fidelity> rungs, IntFunction<int[]> sizes, Searcher searcher) {
        int most = rungs.size() - 1;
        return new BracketSequence(
                bracket -> {
                    int s = most - bracket % (most + 1);
                    return new HalvingBracket(rungs.subList(most - s, most + 1), sizes.apply(s), searcher);
                },
                searcher::watchFits);
    }

    /**
     * The sizes of the rungs of the bracket with s promotions: the first is (s_max + 1) η^s / (s + 1), rounded up.
     *
     * @param most s_max, promotions in the longest bracket
     */
    static int[] sizes(int most, int s, int eta) {
        long power = 1;
        for (int i = 0; i < s; i++) {
            power = Math.multiplyExact(power, eta);
        }
        long n = (Math.multiplyExact(power, most + 1L) + s) / (s + 1);
        return HalvingBracket.sizes(Math.toIntExact(n), eta, s + 1);
    }

    /** The first is ⌊(s_max + 1) / (s + 1)⌋ η^s, as HpBandSter and DEHB have it. */
    static int[] sizesOfHpBandSter(int most, int s, int eta) {
        int n = (most + 1) / (s + 1);
        for (int i = 0; i < s; i++) {
            n = Math.multiplyExact(n, eta);
        }
        return HalvingBracket.sizes(n, eta, s + 1);
    }
}
