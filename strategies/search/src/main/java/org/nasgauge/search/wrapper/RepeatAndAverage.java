package org.nasgauge.search.wrapper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.StrategyWrapper;

/**
 * Evaluates each trial several times; the strategy is told the mean of those that did not fail, with the seconds of all,
 * or of the failure where all did. The incumbent of the run stays the best single evaluation.
 */
@Described(
        name = "repeat-and-average",
        summary = "Evaluates each trial several times and tells the mean.",
        source =
                "Explicit averaging: Jin and Branke, Evolutionary optimization in uncertain environments, IEEE Transactions"
                        + " on Evolutionary Computation 2005")
public record RepeatAndAverage(
        @Meaning("how often each trial is evaluated") @Range(least = 1, most = 1_000)
        int times) implements StrategyWrapper {
    public RepeatAndAverage() {
        this(3);
    }

    @Override
    public boolean followsUpTrials() {
        return true;
    }

    @Override
    public Search wrap(Search search, Problem problem, SeededRandom random) {
        return new Run(search, times);
    }

    private static final class Run extends Repeating<List<Observation>> {
        private final int times;

        Run(Search inner, int times) {
            super(inner);
            this.times = times;
        }

        @Override
        List<Observation> begin(Proposal.Trial trial) {
            for (int more = 1; more < times; more++) {
                repeat(trial);
            }
            return new ArrayList<>(times);
        }

        @Override
        boolean add(List<Observation> told, Observation observation) {
            told.add(observation);
            return told.size() == times;
        }

        @Override
        Observation summary(List<Observation> told, Observation last) {
            double seconds = 0;
            for (Observation one : told) {
                seconds += one.seconds();
            }
            List<Observation.Scored> scored = told.stream()
                    .filter(Observation.Scored.class::isInstance)
                    .map(Observation.Scored.class::cast)
                    .toList();
            if (scored.isEmpty()) {
                return last.of(last.trial(), seconds);
            }
            List<Double> further = IntStream.range(0, scored.get(0).further().size())
                    .mapToObj(objective -> mean(scored, one -> one.further().get(objective)))
                    .toList();
            return new Observation.Scored(
                    last.trial(),
                    mean(scored, Observation.Scored::score),
                    further,
                    mean(scored, Observation.Scored::violation),
                    seconds);
        }

        /** Summed in order, so that the digits do not depend on how a library sums. */
        private static double mean(List<Observation.Scored> scored, ToDoubleFunction<Observation.Scored> value) {
            double sum = 0;
            for (Observation.Scored one : scored) {
                sum += value.applyAsDouble(one);
            }
            return sum / scored.size();
        }
    }
}
