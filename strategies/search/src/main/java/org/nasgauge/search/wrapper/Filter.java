package org.nasgauge.search.wrapper;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.StrategyWrapperProvider;
import org.nasgauge.api.space.Architecture;

/**
 * Lets only small networks through. The strategy is told that a larger one failed, at no cost, since counting is free;
 * where too many in a row are rejected the search ends.
 */
public final class Filter implements StrategyWrapperProvider {
    /** What is counted. */
    enum Measure {
        PARAMETERS,
        FLOPS
    }

    private static final OldSetting<Measure> MEASURE =
            new OldSetting.OneOf<>("measure", Measure.PARAMETERS, "what is counted of a network");
    private static final OldSetting<Double> MOST =
            new OldSetting.Real("most", 1e6, 0, Double.MAX_VALUE, "how much of it a network may have");
    private static final OldSetting<Integer> TRIES =
            new OldSetting.Whole("tries", 100_000, 1, 1_000_000_000, "so many rejections in a row end the search");

    @Override
    public String name() {
        return "filter";
    }

    @Override
    public String summary() {
        return "Rejects networks with too many parameters or FLOPs before they are evaluated.";
    }

    @Override
    public String source() {
        return "Rejection of what exceeds a resource, as in Elsken, Metzen and Hutter, Neural architecture search: a survey,"
                + " JMLR 2019";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(MEASURE, MOST, TRIES);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of(Capability.COMPLEXITY);
    }

    @Override
    public Search wrap(Search strategy, Problem problem, OldSettings settings, SeededRandom random) {
        return new Run(strategy, problem, settings.get(MEASURE), settings.get(MOST), settings.get(TRIES));
    }

    private static final class Run extends Wrapper {
        private final Problem problem;
        private final Function<Architecture, Complexity> complexity;
        private final Measure measure;
        private final double most;
        private final int tries;

        Run(Search inner, Problem problem, Measure measure, double most, int tries) {
            super(inner);
            this.problem = problem;
            this.complexity = problem.complexity().orElseThrow();
            this.measure = measure;
            this.most = most;
            this.tries = tries;
        }

        @Override
        public Proposal ask() {
            for (int rejected = 0; rejected < tries; rejected++) {
                Proposal proposal = inner.ask();
                if (!(proposal instanceof Proposal.Trial trial)
                        || problem.space().violation(trial.architecture()).isPresent()) {
                    return proposal;
                }
                long counted = count(trial.architecture());
                if (counted <= most) {
                    return trial;
                }
                String reason = "filtered: " + counted + (measure == Measure.FLOPS ? " FLOPs" : " parameters");
                inner.tell(new Observation.Failed(trial, reason, 0));
            }
            return Proposal.End.OF_SEARCH;
        }

        private long count(Architecture architecture) {
            Complexity counted = complexity.apply(architecture);
            return measure == Measure.FLOPS ? counted.flops() : counted.parameters();
        }

        @Override
        public void tell(Observation observation) {
            inner.tell(observation);
        }
    }
}
