package org.nasgauge.testkit;

import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.SearchSpace;

/** Has a random architecture in the place of every other trial. */
final class Replaced implements Search {
    private final Search strategy;
    private final SearchSpace space;
    private final SeededRandom random;

    Replaced(Search strategy, SearchSpace space, SeededRandom random) {
        this.strategy = strategy;
        this.space = space;
        this.random = random;
    }

    @Override
    public Proposal ask() {
        Proposal proposal = strategy.ask();
        return proposal instanceof Proposal.Trial trial && random.nextBoolean()
                ? new Proposal.Trial(space.sample(random), trial.fidelity())
                : proposal;
    }

    @Override
    public void tell(Observation observation) {
        strategy.tell(observation);
    }

    @Override
    public void tell(Estimate estimate) {
        strategy.tell(estimate);
    }
}
