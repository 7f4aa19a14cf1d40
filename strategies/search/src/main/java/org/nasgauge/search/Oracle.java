package org.nasgauge.search;

import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.Architecture;

/** The ceiling: no strategy does better on test, within the limits. Deaf to what it is told. */
public final class Oracle implements SearchStrategyProvider {
    @Override
    public String name() {
        return "oracle";
    }

    @Override
    public String summary() {
        return "Proposes the architecture that is best on test: the ceiling.";
    }

    @Override
    public String source() {
        return "None: a baseline of this suite. It sees the truth, which no strategy may";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of();
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of(Capability.TRUE_OPTIMUM);
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        return new Run(new Proposal.Trial(optimum(problem), problem.fullFidelity()));
    }

    private static Architecture optimum(Problem problem) {
        return problem.optimum()
                .orElseThrow(
                        () -> new IllegalArgumentException("the oracle was not shown the optimum that it requires"));
    }

    private record Run(Proposal.Trial trial) implements Search {
        @Override
        public Proposal ask() {
            return trial;
        }

        @Override
        public void tell(Observation observation) {}
    }
}
