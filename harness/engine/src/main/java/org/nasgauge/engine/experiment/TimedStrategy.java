package org.nasgauge.engine.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.engine.record.TimeSpent;

/** Measures the time that a strategy takes to think, and of that the time in which it fits a model apart. */
final class TimedStrategy implements Search {
    private final Search strategy;
    private long asking;
    private long fitting;
    private long hearing;
    private long trials;
    private final List<Long> marks = new ArrayList<>();

    TimedStrategy(Search strategy) {
        this.strategy = strategy;
        strategy.watchFits(this::timed);
    }

    @Override
    public Proposal ask() {
        long start = System.nanoTime() - fitting;
        Proposal proposal = strategy.ask();
        asking += System.nanoTime() - fitting - start;
        return proposal;
    }

    @Override
    public void tell(Observation observation) {
        long start = System.nanoTime() - fitting;
        strategy.tell(observation);
        hearing += System.nanoTime() - fitting - start;
        trials++;
        if (TimeSpent.isMark(trials)) {
            marks.add(asking + fitting + hearing);
        }
    }

    @Override
    public Optional<Proposal.Trial> goOn() {
        return strategy.goOn();
    }

    @Override
    public void tell(Estimate estimate) {
        long start = System.nanoTime() - fitting;
        strategy.tell(estimate);
        hearing += System.nanoTime() - fitting - start;
    }

    private <M> M timed(Supplier<M> fit) {
        long start = System.nanoTime();
        M model = fit.get();
        fitting += System.nanoTime() - start;
        return model;
    }

    /** Nanoseconds in ask, without fits. */
    long asking() {
        return asking;
    }

    /** Nanoseconds in fits. */
    long fitting() {
        return fitting;
    }

    /** Nanoseconds in tell, without fits. */
    long hearing() {
        return hearing;
    }

    long trials() {
        return trials;
    }

    /** Nanoseconds of all three together after each number of trials that is a {@linkplain TimeSpent#isMark mark}. */
    List<Long> marks() {
        return List.copyOf(marks);
    }
}
