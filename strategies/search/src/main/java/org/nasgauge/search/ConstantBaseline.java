package org.nasgauge.search;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;

/** The floor: a strategy that is worth its cost beats it. Deaf to what it is told. */
@Described(
        name = "constant",
        summary = "Draws one architecture and proposes it for ever: the floor.",
        source = "None: a baseline of this suite. What it reaches is what one random architecture is worth")
public record ConstantBaseline() implements SearchStrategy {
    @Override
    public Search start(Problem problem, SeededRandom random) {
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
