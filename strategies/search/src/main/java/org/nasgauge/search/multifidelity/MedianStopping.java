package org.nasgauge.search.multifidelity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.search.RandomSearch;

/**
 * Random search whose trainings are stopped by the median rule: at a step, when the best score so far is worse than the median
 * of the running averages that the earlier trainings had at this step. A training that failed is no part of the median.
 */
public final class MedianStopping implements SearchStrategyProvider {
    private static final OldSetting<Integer> MIN_EPOCHS =
            new OldSetting.Whole("min-epochs", 1, 1, Integer.MAX_VALUE, "before these, no training is stopped");
    private static final OldSetting<Integer> MIN_TRAININGS = new OldSetting.Whole(
            "min-trainings", 3, 1, Integer.MAX_VALUE, "earlier trainings at a step that a median needs");

    @Override
    public String name() {
        return "median-stopping";
    }

    @Override
    public String summary() {
        return "Random search that stops trainings below the median of the others.";
    }

    @Override
    public String source() {
        return "Golovin, Solnik, Moitra, Kochanski, Karro and Sculley, Google Vizier: a service for black-box optimization, KDD 2017,"
                + " section 3.2.2. Deviation: trainings that were stopped count as completed ones do, as far as they came; the two"
                + " settings have no published standard";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(MIN_EPOCHS, MIN_TRAININGS);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of(Capability.LOWER_FIDELITIES);
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        List<Fidelity> steps = Steps.of(problem);
        int stepsBefore = (int) steps.stream()
                .filter(step -> step.epoch() < settings.get(MIN_EPOCHS))
                .count();
        return new StoppableTrainings(
                new RandomSearch().start(problem, random),
                steps,
                new Rule(steps.size(), stepsBefore, settings.get(MIN_TRAININGS)));
    }

    /** The median rule. */
    static final class Rule implements StoppingRule {
        private final int stepsBefore;
        private final int minTrainings;
        /** By step, the running averages of the trainings that came there and have ended, in ascending order. */
        private final List<List<Double>> averages = new ArrayList<>();

        Rule(int steps, int stepsBefore, int minTrainings) {
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
