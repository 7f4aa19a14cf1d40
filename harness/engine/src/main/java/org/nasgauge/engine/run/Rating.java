package org.nasgauge.engine.run;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
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
    private final Estimator estimator;
    private final Estimation estimation;
    private final OptionalInt epochs;
    private final SeededRandom draw;

    /**
     * @param start makes the estimation; if it fails every estimate is missing
     * @param draw chooses the training that is shown
     */
    Rating(Benchmark benchmark, Estimator estimator, Supplier<Estimation> start, SeededRandom draw) {
        this.benchmark = benchmark;
        this.estimator = estimator;
        this.estimation = start(start);
        this.epochs = estimator.needs().stream()
                .filter(Need.Curve.class::isInstance)
                .mapToInt(need -> ((Need.Curve) need).epochs())
                .max();
        this.draw = draw;
    }

    private static Estimation start(Supplier<Estimation> start) {
        try {
            return start.get();
        } catch (RuntimeException e) {
            return (architecture, evidence) -> {
                throw e;
            };
        }
    }

    Answer of(Architecture architecture) {
        if (epochs.isEmpty()) {
            return new Answer(estimate(architecture, Optional.empty()), ownSeconds(architecture));
        }
        Optional<LearningCurve> curve = benchmark.curves().orElseThrow().of(architecture, epochs.getAsInt(), draw);
        if (curve.isEmpty()) {
            return new Answer(Reading.missing("no training is recorded"), 0);
        }
        int asked = epochs.getAsInt();
        if (curve.get().epochs() < asked) {
            return new Answer(
                    Reading.missing(
                            "the training ended after epoch " + curve.get().epochs()),
                    0);
        }
        LearningCurve prefix = curve.get().prefix(asked);
        double trained = prefix.secondsUpTo(asked);
        return new Answer(estimate(architecture, Optional.of(prefix)), trained + ownSeconds(architecture));
    }

    private Reading estimate(Architecture architecture, Optional<LearningCurve> prefix) {
        try {
            Evidence evidence = new Evidence(
                    benchmark.objective(),
                    estimator.needs().contains(Need.Access.COMPLEXITY)
                            ? benchmark.complexity().map(count -> count.apply(architecture))
                            : Optional.empty(),
                    prefix,
                    Map.of());
            double estimate = estimation.estimate(architecture, evidence);
            return Double.isFinite(estimate) ? Reading.of(estimate) : Reading.missing("the estimate is " + estimate);
        } catch (RuntimeException e) {
            return Reading.missing("the estimator failed: " + e);
        }
    }

    private double ownSeconds(Architecture architecture) {
        OptionalDouble measured = benchmark.estimateSeconds(estimator.name(), architecture);
        double seconds = measured.isPresent() ? measured.getAsDouble() : estimation.seconds(architecture);
        if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException("an estimate of '" + estimator.name() + "' takes " + seconds + " s for "
                    + benchmark.space().format(architecture));
        }
        return seconds;
    }
}
