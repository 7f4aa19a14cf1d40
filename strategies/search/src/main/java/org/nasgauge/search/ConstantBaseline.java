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

/** The floor: a strategy that is worth its cost beats it. Deaf to what it is told. */
public final class ConstantBaseline implements SearchStrategyProvider {
    @Override
    public String name() {
        return "constant";
    }

    @Override
    public String summary() {
        return "Draws one architecture and proposes it for ever: the floor.";
    }

    @Override
    public String source() {
        return "None: a baseline of this suite. What it reaches is what one random architecture is worth";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of();
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        return new Run(new Proposal.Trial(problem.space().sample(random), problem.fullFidelity()));
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
