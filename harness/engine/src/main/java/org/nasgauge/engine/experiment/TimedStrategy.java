package org.nasgauge.engine.experiment;

import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.FittingStrategy;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.SearchStrategy;

/** Measures the time that a strategy takes to think; its fits apart, where it lets them be. */
final class TimedStrategy implements SearchStrategy {
    private final SearchStrategy strategy;
    private long asking;
    private long fitting;
    private long hearing;
    private long trials;

    TimedStrategy(SearchStrategy strategy) {
        this.strategy = strategy;
    }

    @Override
    public Proposal ask() {
        if (strategy instanceof FittingStrategy model) {
            long before = System.nanoTime();
            model.fit();
            fitting += System.nanoTime() - before;
        }
        long start = System.nanoTime();
        Proposal proposal = strategy.ask();
        asking += System.nanoTime() - start;
        return proposal;
    }

    @Override
    public void tell(Observation observation) {
        long start = System.nanoTime();
        strategy.tell(observation);
        hearing += System.nanoTime() - start;
        trials++;
    }

    @Override
    public void tell(Estimate estimate) {
        long start = System.nanoTime();
        strategy.tell(estimate);
        hearing += System.nanoTime() - start;
    }

    /** Nanoseconds in ask. */
    long asking() {
        return asking;
    }

    /** Nanoseconds in fit. */
    long fitting() {
        return fitting;
    }

    /** Nanoseconds in tell. */
    long hearing() {
        return hearing;
    }

    long trials() {
        return trials;
    }
}
