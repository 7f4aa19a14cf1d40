package org.nasgauge.search;

import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;

/** The ceiling: no strategy does better on test, within the limits. Deaf to what it is told. */
@Described(
        name = "oracle",
        summary = "Proposes the architecture that is best on test: the ceiling.",
        source = "None: a baseline of this suite. It sees the truth, which no strategy may")
public record Oracle() implements SearchStrategy {
    @Override
    public List<Need> needs() {
        return List.of(Need.Access.TRUE_OPTIMUM);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
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
