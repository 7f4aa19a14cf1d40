package org.nasgauge.search.wrapper;

import java.util.List;
import java.util.function.Function;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.api.space.Architecture;

/**
 * Lets only small networks through. The strategy is told that a larger one failed, at no cost, since counting is free;
 * where too many in a row are rejected the search ends.
 */
@Described(
        name = "filter",
        summary = "Rejects networks with too many parameters or FLOPs before they are evaluated.",
        source =
                "Rejection of what exceeds a resource, as in Elsken, Metzen and Hutter, Neural architecture search: a survey,"
                        + " JMLR 2019")
public record Filter(
        @Meaning("what is counted of a network") Measure measure,

        @Meaning("how much of it a network may have") @Range(least = 0)
        double most,

        @Meaning("so many rejections in a row end the search") @Range(least = 1, most = 1_000_000_000)
        int tries)
        implements StrategyWrapper {
    public Filter() {
        this(Measure.PARAMETERS, 1e6, 100_000);
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need.Property(measure.property));
    }

    /** What is counted. */
    public enum Measure {
        PARAMETERS(Metric.PARAMETERS, "parameters"),
        FLOPS(Metric.FLOPS, "FLOPs");

        private final String property;
        private final String unit;

        Measure(Metric metric, String unit) {
            this.property = metric.name();
            this.unit = unit;
        }
    }

    @Override
    public Search wrap(Search search, Problem problem, SeededRandom random) {
        return new Run(search, problem, measure, most, tries);
    }

    private static final class Run extends Wrapper {
        private final Problem problem;
        private final Function<Architecture, Reading> count;
        private final Measure measure;
        private final double most;
        private final int tries;

        Run(Search inner, Problem problem, Measure measure, double most, int tries) {
            super(inner);
            this.problem = problem;
            this.count = problem.property(measure.property);
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
                Reading counted = count.apply(trial.architecture());
                if (counted instanceof Reading.Present present && present.value() <= most) {
                    return trial;
                }
                inner.tell(new Observation.Failed(trial, "filtered: " + written(counted), 0));
            }
            return Proposal.End.OF_SEARCH;
        }

        private String written(Reading counted) {
            return counted instanceof Reading.Present present
                    ? (long) present.value() + " " + measure.unit
                    : measure.unit + " are not known";
        }

        @Override
        public void tell(Observation observation) {
            inner.tell(observation);
        }
    }
}
