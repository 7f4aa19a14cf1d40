package org.nasgauge.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.Truth;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.study.Study;

/**
 * One estimator under one seed: it rates each network once, and is charged for the epochs of training that it consumes.
 * An estimate that cannot be made is missing with its reason.
 */
final class EstimationRun {
    private final Study.Estimation study;
    private final Benchmark benchmark;
    private final SeededRandom draw;
    private double seconds;

    EstimationRun(Study.Estimation study, SeededRandom draw) {
        this.study = study;
        this.benchmark = study.benchmark();
        this.draw = draw;
    }

    /** @param start makes the estimator */
    EstimationRecord record(long seed, List<Architecture> networks, Supplier<Estimator> start) {
        Estimator estimator = create(start);
        Truth truth = benchmark.truth().orElseThrow();
        List<String> ids = new ArrayList<>(networks.size());
        List<Reading> estimates = new ArrayList<>(networks.size());
        List<Reading> targets = new ArrayList<>(networks.size());
        for (Architecture network : networks) {
            ids.add(benchmark.space().canonicalId(network));
            estimates.add(estimate(network, estimator));
            targets.add(truth.test(network));
        }
        return new EstimationRecord(study.facts().id(), seed, seconds, ids, estimates, targets);
    }

    private static Estimator create(Supplier<Estimator> start) {
        try {
            return start.get();
        } catch (RuntimeException e) {
            return (architecture, evidence) -> {
                throw e;
            };
        }
    }

    private Reading estimate(Architecture network, Estimator estimator) {
        Optional<LearningCurve> prefix = Optional.empty();
        if (study.epochs() > 0) {
            Optional<LearningCurve> curve = benchmark.curve(network, draw);
            if (curve.isEmpty()) {
                return Reading.missing("no training is recorded");
            }
            if (curve.get().epochs() < study.epochs()) {
                return Reading.missing(
                        "the training ended after epoch " + curve.get().epochs());
            }
            prefix = Optional.of(curve.get().prefix(study.epochs()));
            seconds += prefix.get().secondsUpTo(study.epochs());
        }
        Optional<Complexity> complexity = study.provider().requirements().contains(Capability.COMPLEXITY)
                ? Optional.of(benchmark.complexity(network))
                : Optional.empty();
        try {
            double estimate = estimator.estimate(network, new Evidence(benchmark.objective(), complexity, prefix));
            return Double.isFinite(estimate) ? Reading.of(estimate) : Reading.missing("the estimate is " + estimate);
        } catch (RuntimeException e) {
            return Reading.missing("the estimator failed: " + e);
        }
    }
}
