package org.nasgauge.search.wrapper;

import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.search.draw.PriorDraws;

/**
 * Lets a search begin with what its prior holds to be good: the architectures that the prior names, the best first, then draws
 * from it, take the places of the first that the strategy proposes. The strategy is told of them as if they were its own: they
 * are the first generation of an evolution, and the first trials that a model learns from.
 */
@Described(
        name = "warm-start",
        summary = "Lets the search begin with what a prior holds to be good.",
        source =
                "Salinas et al., Syne Tune, AutoML 2022 (points to evaluate). The number of trials has no standard value")
public record WarmStart(
        @Meaning("trials that the prior decides") @Range(least = 1, most = 1_000_000)
        int trials) implements StrategyWrapper {
    public WarmStart() {
        this(10);
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.PRIOR);
    }

    @Override
    public boolean choosesTrials() {
        return true;
    }

    @Override
    public Search wrap(Search search, Problem problem, SeededRandom random) {
        return new Run(search, new PriorDraws(problem, random), trials);
    }

    private static final class Run extends Wrapper {
        private final PriorDraws believed;
        private int left;

        Run(Search inner, PriorDraws believed, int trials) {
            super(inner);
            this.believed = believed;
            this.left = trials;
        }

        @Override
        public Proposal ask() {
            Proposal proposal = inner.ask();
            if (left > 0 && proposal instanceof Proposal.Trial trial) {
                left--;
                return new Proposal.Trial(believed.next(), trial.fidelity());
            }
            return proposal;
        }

        @Override
        public void tell(Observation observation) {
            inner.tell(observation);
        }
    }
}
