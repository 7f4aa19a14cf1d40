package org.nasgauge.engine.run;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.EstimatorProvider;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;

/**
 * An estimator at work. Each estimate is charged the epochs of training that it consumes and the estimator's own
 * seconds; one that cannot be made is missing with its reason.
 */
final class Rating {
    /** @param seconds simulated, charged whether there is a value or not */
    record Answer(Reading estimate, double seconds) {}

    private final Benchmark benchmark;
    private final EstimatorProvider provider;
    private final int epochs;
    private final Estimator estimator;
    private final SeededRandom draw;

    /**
     * @param epochs of training that each estimate consumes
     * @param create makes the estimator; if it fails every estimate is missing
     * @param draw chooses the training that is shown
     */
    Rating(Benchmark benchmark, EstimatorProvider provider, int epochs, Supplier<Estimator> create, SeededRandom draw) {
        this.benchmark = benchmark;
        this.provider = provider;
        this.epochs = epochs;
        this.estimator = create(create);
        this.draw = draw;
    }

    private static Estimator create(Supplier<Estimator> create) {
        try {
            return create.get();
        } catch (RuntimeException e) {
            return (architecture, evidence) -> {
                throw e;
            };
        }
    }

    Answer of(Architecture architecture) {
        if (epochs == 0) {
            return new Answer(estimate(architecture, Optional.empty()), ownSeconds(architecture));
        }
        Optional<LearningCurve> curve = benchmark.curves().orElseThrow().of(architecture, epochs, draw);
        if (curve.isEmpty()) {
            return new Answer(Reading.missing("no training is recorded"), 0);
        }
        if (curve.get().epochs() < epochs) {
            return new Answer(
                    Reading.missing(
                            "the training ended after epoch " + curve.get().epochs()),
                    0);
        }
        LearningCurve prefix = curve.get().prefix(epochs);
        double trained = prefix.secondsUpTo(epochs);
        return new Answer(estimate(architecture, Optional.of(prefix)), trained + ownSeconds(architecture));
    }

    private Reading estimate(Architecture architecture, Optional<LearningCurve> prefix) {
        try {
            Evidence evidence = new Evidence(
                    benchmark.objective(),
                    provider.requirements().contains(Capability.COMPLEXITY)
                            ? benchmark.complexity().map(count -> count.apply(architecture))
                            : Optional.empty(),
                    prefix);
            double estimate = estimator.estimate(architecture, evidence);
            return Double.isFinite(estimate) ? Reading.of(estimate) : Reading.missing("the estimate is " + estimate);
        } catch (RuntimeException e) {
            return Reading.missing("the estimator failed: " + e);
        }
    }

    private double ownSeconds(Architecture architecture) {
        OptionalDouble measured = benchmark.estimateSeconds(provider.name(), architecture);
        double seconds = measured.isPresent() ? measured.getAsDouble() : estimator.seconds(architecture);
        if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException("an estimate of '" + provider.name() + "' takes " + seconds + " s for "
                    + benchmark.space().format(architecture));
        }
        return seconds;
    }
}
