package org.nasgauge.estimators.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nasgauge.api.benchmark.RecordedCurve;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.EstimatorContract;
import org.nasgauge.testkit.ToyBenchmark;

class CurveRegressionTest extends EstimatorContract {
    @Override
    protected Estimator estimator() {
        return new CurveRegression(4, 20, CurveRegression.Model.SVR, 10, true);
    }

    /** Of curves that are known to their end by where they begin and how they rise, the order is found. */
    @ParameterizedTest
    @EnumSource(CurveRegression.Model.class)
    void whatCurvesHaveInCommonIsLearned(CurveRegression.Model model) {
        SeededRandom random = SeedTree.root(4).generator();
        List<Estimation.Evaluated> sample = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            double start = 30 + 20 * random.nextDouble();
            double rise = 1 + 6 * random.nextDouble();
            double[] curve = {start, start + rise, start + 1.8 * rise, start + 2.4 * rise};
            Evidence evidence = new Evidence(
                    Metric.ACCURACY,
                    Optional.of(new RecordedCurve(Map.of(Series.VALIDATION_ACCURACY, curve))),
                    Map.of());
            double end = start + 5 * rise + 0.2 * random.nextGaussian();
            sample.add(new Estimation.Evaluated(Architecture.of(0, 1), evidence, end));
        }
        Estimation estimation = new CurveRegression(4, 60, model, 30, false)
                .start(ToyBenchmark.additive(2, 2).problem(1), SeedTree.root(1).generator());
        estimation.fit(sample.subList(0, 60));
        double squares = 0;
        double spread = 0;
        double mean = sample.stream()
                .mapToDouble(Estimation.Evaluated::score)
                .average()
                .orElseThrow();
        for (Estimation.Evaluated one : sample.subList(60, 90)) {
            double difference = estimation.estimate(one.architecture(), one.evidence()) - one.score();
            squares += difference * difference;
            spread += (one.score() - mean) * (one.score() - mean);
        }
        assertThat(squares).isLessThan(0.15 * spread);
    }

    @Test
    void tooFewToLearnFromAreRefused() {
        Estimation estimation = new CurveRegression()
                .start(ToyBenchmark.additive(2, 2).problem(1), SeedTree.root(1).generator());
        assertThatIllegalStateException()
                .isThrownBy(() -> estimation.fit(List.of()))
                .withMessageStartingWith("0 evaluated architectures with a curve, fewer than the 6");
    }
}
