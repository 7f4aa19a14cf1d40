package org.nasgauge.search.wrapper;

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
import org.nasgauge.api.search.StrategyWrapperProvider;

/** Evaluates what failed once more, and again; the strategy is told of the last attempt, with the seconds of all. */
public final class Retry implements StrategyWrapperProvider {
    private static final OldSetting<Integer> TIMES =
            new OldSetting.Whole("times", 1, 1, 1_000, "how often a trial that failed is tried anew");

    @Override
    public String name() {
        return "retry";
    }

    @Override
    public String summary() {
        return "Evaluates again what failed.";
    }

    @Override
    public String source() {
        return "Common practice of live training, where a failure may be chance";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(TIMES);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public boolean followsUpTrials() {
        return true;
    }

    @Override
    public Search wrap(Search strategy, Problem problem, OldSettings settings, SeededRandom random) {
        return new Run(strategy, settings.get(TIMES));
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
