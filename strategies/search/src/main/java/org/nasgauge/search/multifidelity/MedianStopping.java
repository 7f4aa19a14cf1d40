package org.nasgauge.search.multifidelity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.search.RandomSearch;

/**
 * Random search whose trainings are stopped by the median rule: at a step, when the best score so far is worse than the median
 * of the running averages that the trainings that came to their end had at this step.
 */
@Described(
        name = "median-stopping",
        summary = "Random search that stops trainings below the median of the others.",
        source =
                "Golovin, Solnik, Moitra, Kochanski, Karro and Sculley, Google Vizier: a service for black-box optimization, KDD 2017,"
                        + " section 3.2.2, with the grace of Syne Tune's MedianStoppingRule. Deviation from Syne Tune, as in the paper: the"
                        + " best score so far is compared, not the average, and only with trainings that were not stopped")
public record MedianStopping(
        @Meaning("before these, no training is stopped") @Range(least = 1)
        int minEpochs,

        @Meaning("trainings that came to their end that a median needs") @Range(least = 1)
        int minTrainings)
        implements SearchStrategy {
    public MedianStopping() {
        this(1, 5);
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.LOWER_FIDELITIES, Need.Access.WATCHED_TRAININGS);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        List<Fidelity> steps = Rungs.ofSchedule(problem);
        int stepsBefore =
                (int) steps.stream().filter(step -> step.epoch() < minEpochs).count();
        if (stepsBefore >= steps.size() - 1) {
            throw new IllegalArgumentException("with min-epochs " + minEpochs
                    + " no training is ever stopped; the benchmark" + " follows one at " + steps);
        }
        return new StoppableTrainings(
                new RandomSearch().start(problem, random),
                steps,
                new MedianRule(steps.size(), stepsBefore, minTrainings));
    }

    static final class MedianRule implements StoppableTrainings.Rule {
        private final int stepsBefore;
        private final int minTrainings;
        /** By step, the running averages of the trainings that came to their end, in ascending order. */
        private final List<List<Double>> averages = new ArrayList<>();

        MedianRule(int steps, int stepsBefore, int minTrainings) {
            this.stepsBefore = stepsBefore;
            this.minTrainings = minTrainings;
            for (int step = 0; step < steps; step++) {
                averages.add(new ArrayList<>());
            }
        }

        @Override
        public OptionalDouble stop(List<Double> scores) {
            List<Double> others = averages.get(scores.size() - 1);
            double best = Collections.max(scores);
            boolean stops = scores.size() > stepsBefore && others.size() >= minTrainings && best < median(others);
            return stops ? OptionalDouble.of(scores.get(scores.size() - 1)) : OptionalDouble.empty();
        }

        @Override
        public void ended(List<Double> scores, boolean last) {
            if (!last) {
                return;
            }
            double sum = 0;
            for (int step = 0; step < scores.size(); step++) {
                sum += scores.get(step);
                double average = sum / (step + 1);
                List<Double> sorted = averages.get(step);
                int place = Collections.binarySearch(sorted, average);
                sorted.add(place < 0 ? -place - 1 : place, average);
            }
        }

        private static double median(List<Double> ascending) {
            int half = ascending.size() / 2;
            return ascending.size() % 2 == 1
                    ? ascending.get(half)
                    : (ascending.get(half - 1) + ascending.get(half)) / 2;
        }
    }
}
