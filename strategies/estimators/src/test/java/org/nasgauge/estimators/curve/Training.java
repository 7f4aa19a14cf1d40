package org.nasgauge.estimators.curve;

import java.util.Map;
import java.util.Optional;
import org.nasgauge.api.benchmark.RecordedCurve;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.ToyBenchmark;

/** A training of five epochs whose sums are exact in binary. */
final class Training {
    private static final double[] TRAIN_LOSS = {2.5, 1.25, 0.75, 0.5, 0.25};
    private static final double[] VALIDATION_LOSS = {2.25, 1.5, 1, 1.125, 0.875};
    static final double[] VALIDATION_ACCURACY = {30, 55, 60, 58, 70};
    private static final Problem PROBLEM = ToyBenchmark.additive(2, 2).problem(1);

    private Training() {}

    /** What the estimator says after as many epochs as it asks for. */
    static double estimate(Estimator estimator) {
        RecordedCurve whole = new RecordedCurve(Map.of(
                Series.TRAIN_LOSS,
                TRAIN_LOSS,
                Series.VALIDATION_LOSS,
                VALIDATION_LOSS,
                Series.VALIDATION_ACCURACY,
                VALIDATION_ACCURACY));
        Need.Curve asked = (Need.Curve) estimator.needs().get(0);
        return estimator
                .start(PROBLEM, SeedTree.root(0).generator())
                .estimate(
                        Architecture.of(0, 1),
                        new Evidence(Metric.ACCURACY, Optional.of(whole.shown(asked)), Map.of()));
    }
}
