package org.nasgauge.engine.run;

import java.util.function.Supplier;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;

/** Talks with a strategy. Whatever it throws is its fault. */
final class Dialogue {
    private final Search strategy;

    private Dialogue(Search strategy) {
        this.strategy = strategy;
    }

    /** @param create makes the strategy */
    static Dialogue begin(Supplier<Search> create) throws StrategyFault {
        try {
            return new Dialogue(create.get());
        } catch (RuntimeException | StackOverflowError e) {
            throw new StrategyFault("create", e);
        }
    }

    Proposal ask() throws StrategyFault {
        try {
            return strategy.ask();
        } catch (RuntimeException | StackOverflowError e) {
            throw new StrategyFault("ask", e);
        }
    }

    void tell(Observation observation) throws StrategyFault {
        try {
            strategy.tell(observation);
        } catch (RuntimeException | StackOverflowError e) {
            throw new StrategyFault("tell", e);
        }
    }

    void tell(Estimate estimate) throws StrategyFault {
        try {
            strategy.tell(estimate);
        } catch (RuntimeException | StackOverflowError e) {
            throw new StrategyFault("tell", e);
        }
    }
}
