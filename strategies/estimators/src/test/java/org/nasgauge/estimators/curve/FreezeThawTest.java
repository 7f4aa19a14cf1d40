package org.nasgauge.estimators.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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

class FreezeThawTest extends EstimatorContract {
    @Override
    protected Estimator estimator() {
        return new FreezeThaw(3, 12);
    }

    private static Estimation.Evaluated drawn(SeededRandom random) {
        Architecture architecture =
                Architecture.of(random.nextInt(4), random.nextInt(4), random.nextInt(4), random.nextInt(4));
        double end = 70 + 4 * architecture.choice(0) + 2 * architecture.choice(1) + 2 * random.nextGaussian();
        double slow = 20 + 4 * random.nextGaussian();
        double[] curve = new double[4];
        for (int epoch = 1; epoch <= curve.length; epoch++) {
            curve[epoch - 1] = end - slow / epoch + 0.3 * random.nextGaussian();
        }
        Evidence evidence = new Evidence(
                Metric.ACCURACY, Optional.of(new RecordedCurve(Map.of(Series.VALIDATION_ACCURACY, curve))), Map.of());
        return new Estimation.Evaluated(architecture, evidence, end - slow / 27 + 0.3 * random.nextGaussian());
    }

    /** Curves of one law: the ends are nearer than what was seen last, and intervals cover them about as often as they say. */
    @Test
    void whatCurvesAndArchitecturesHaveInCommonIsLearned() {
        SeededRandom random = SeedTree.root(3).generator();
        Estimation estimation = new FreezeThaw(4, 50)
                .start(
                        ToyBenchmark.additive(4, 4, 4, 4).problem(1),
                        SeedTree.root(1).generator());
        List<Estimation.Evaluated> sample = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sample.add(drawn(random));
        }
        estimation.fit(sample);
        double error = 0;
        double rest = 0;
        int half = 0;
        int most = 0;
        for (int i = 0; i < 200; i++) {
            Estimation.Evaluated one = drawn(random);
            Estimation.Distribution end =
                    estimation.distribution(one.architecture(), one.evidence()).orElseThrow();
            double share = end.cumulative(one.score());
            half += Math.abs(share - 0.5) <= 0.25 ? 1 : 0;
            most += Math.abs(share - 0.5) <= 0.475 ? 1 : 0;
            error += Math.abs(end.mean() - one.score());
            rest += Math.abs(one.evidence().curveOrThrow().at(Series.VALIDATION_ACCURACY, 4) - one.score());
        }
        assertThat(error).isLessThan(0.6 * rest);
        assertThat(half).isBetween(75, 150);
        assertThat(most).isBetween(176, 200);
    }

    @Test
    void tooFewToLearnFromAreRefused() {
        Estimation estimation = new FreezeThaw()
                .start(ToyBenchmark.additive(2, 2).problem(1), SeedTree.root(1).generator());
        assertThatIllegalStateException()
                .isThrownBy(() -> estimation.fit(List.of()))
                .withMessageStartingWith("0 evaluated architectures with a curve, fewer than the 2");
    }
}
