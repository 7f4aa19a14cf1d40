package org.nasgauge.search;

import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;

/**
 * Grid search: every legal combination of the choices in lexicographic order, the last decision varying fastest. It learns
 * nothing, so failures change nothing.
 */
public final class GridSearch implements SearchStrategyProvider {
    @Override
    public String name() {
        return "grid-search";
    }

    @Override
    public String summary() {
        return "Goes through all combinations of the choices in order.";
    }

    @Override
    public String source() {
        return "None: the baseline that Bergstra and Bengio, Random search for hyper-parameter optimization, JMLR 2012,"
                + " compare random search with";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of();
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public SearchStrategy create(Problem problem, Settings settings, SeededRandom random) {
        return new Run(problem.space(), problem.fullFidelity());
    }

    private static final class Run implements SearchStrategy {
        private final SearchSpace space;
        private final Fidelity fidelity;
        private final int[] next;
        private boolean ended;

        Run(SearchSpace space, Fidelity fidelity) {
            this.space = space;
            this.fidelity = fidelity;
            this.next = new int[space.decisions().size()];
        }

        @Override
        public Proposal ask() {
            while (!ended) {
                Architecture candidate = Architecture.of(next);
                advance();
                if (space.violation(candidate).isEmpty()) {
                    return new Proposal.Trial(candidate, fidelity);
                }
            }
            return Proposal.End.OF_SEARCH;
        }

        @Override
        public void tell(Observation observation) {}

        private void advance() {
            for (int decision = next.length - 1; decision >= 0; decision--) {
                next[decision] =
                        (next[decision] + 1) % space.decisions().get(decision).size();
                if (next[decision] != 0) {
                    return;
                }
            }
            ended = true;
        }
    }
}
