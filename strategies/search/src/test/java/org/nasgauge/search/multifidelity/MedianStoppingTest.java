package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.multifidelity.MedianStopping.MedianRule;
import org.nasgauge.testkit.ProductSpace;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class MedianStoppingTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new MedianStopping();
    }

    @Override
    protected boolean learnsFromEveryTrial() {
        return false;
    }

    /** By hand: after two steps the running averages are 15, 30 and 45, of which the median is 30. */
    @Test
    void stopsWhatIsWorseThanTheMedianOfRunningAverages() {
        MedianRule rule = new MedianRule(3, 0, 3);
        rule.ended(List.of(10.0, 20.0, 90.0), true);
        rule.ended(List.of(20.0, 40.0, 80.0), true);
        assertThat(rule.stop(List.of(1.0, 2.0))).as("two trainings are too few").isEmpty();
        rule.ended(List.of(1.0, 1.0), false);
        assertThat(rule.stop(List.of(1.0, 2.0)))
                .as("one that was stopped does not count")
                .isEmpty();
        rule.ended(List.of(30.0, 60.0, 70.0), true);
        assertThat(rule.stop(List.of(5.0, 30.0))).isEmpty();
        assertThat(rule.stop(List.of(30.0, 5.0))).as("the best so far counts").isEmpty();
        assertThat(rule.stop(List.of(5.0, 29.0))).hasValue(29);
        assertThat(rule.stop(List.of(19.0))).hasValue(19);
    }

    @Test
    void stopsNobodyBeforeTheLeastEpochs() {
        MedianRule rule = new MedianRule(3, 1, 1);
        rule.ended(List.of(10.0, 10.0, 10.0), true);
        assertThat(rule.stop(List.of(1.0))).isEmpty();
        assertThat(rule.stop(List.of(1.0, 1.0))).hasValue(1);
    }

    /** Scores do not depend on the epochs here, so that a running average is the score. Against a slow count. */
    @Test
    void trainsTheBetterOnesOn() {
        ToyBenchmark benchmark = new ToyBenchmark(ProductSpace.of(31, 29), a -> a.choice(0) * 29 + a.choice(1));
        List<Observation> told = Trials.run(create(benchmark.problem(300), 1), benchmark, 300);
        List<Double> ended = new ArrayList<>();
        int trainings = 0;
        for (int i = 0; i < told.size(); trainings++) {
            Architecture architecture = told.get(i).trial().architecture();
            double score = benchmark.score().applyAsDouble(architecture);
            int steps = 0;
            boolean goesOn = true;
            while (goesOn && i < told.size()) {
                assertThat(told.get(i).trial())
                        .isEqualTo(new Proposal.Trial(architecture, ToyBenchmark.FIDELITIES.get(steps)));
                goesOn = steps < 3 && (ended.size() < 5 || score >= median(ended));
                steps++;
                i++;
            }
            if (steps == 4) {
                ended.add(score);
            }
        }
        assertThat(trainings).isGreaterThan(100);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
