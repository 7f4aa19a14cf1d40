package org.nasgauge.search.wrapper;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.StrategyWrapper;

/** Evaluates what failed once more, and again; the strategy is told of the last attempt, with the seconds of all. */
@Described(
        name = "retry",
        summary = "Evaluates again what failed.",
        source = "Common practice of live training, where a failure may be chance")
public record Retry(
        @Meaning("how often a trial that failed is tried anew") @Range(least = 1, most = 1_000)
        int times) implements StrategyWrapper {
    public Retry() {
        this(1);
    }

    @Override
    public boolean followsUpTrials() {
        return true;
    }

    @Override
    public Search wrap(Search search, Problem problem, SeededRandom random) {
        return new Run(search, times);
    }

    /** The attempts at one trial. */
    private static final class Attempts {
        private int left;
        private double seconds;

        Attempts(int left) {
            this.left = left;
        }
    }

    private static final class Run extends Repeating<Attempts> {
        private final int times;

        Run(Search inner, int times) {
            super(inner);
            this.times = times;
        }

        @Override
        Attempts begin(Proposal.Trial trial) {
            return new Attempts(times);
        }

        @Override
        boolean add(Attempts attempts, Observation observation) {
            attempts.seconds += observation.seconds();
            if (observation instanceof Observation.Scored || attempts.left == 0) {
                return true;
            }
            attempts.left--;
            repeat(observation.trial());
            return false;
        }

        @Override
        Observation summary(Attempts attempts, Observation last) {
            return last.of(last.trial(), attempts.seconds);
        }
    }
}
