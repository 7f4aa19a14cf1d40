package org.nasgauge.engine.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.space.Architecture;

/**
 * An estimation whose failures are missing estimates: one that fails at its start, its preparation, a fit or a comparison
 * has no estimate until it is fitted anew. Seconds that are no number of seconds are a fault of the estimator, and thrown.
 */
final class GuardedEstimation {
    private final Benchmark benchmark;
    private final String name;
    private final Estimation begun;
    private Estimation estimation;

    /** @param name of the estimator */
    GuardedEstimation(Benchmark benchmark, String name, Supplier<Estimation> start) {
        this.benchmark = benchmark;
        this.name = name;
        this.begun = started(start);
        this.estimation = begun;
    }

    private static Estimation started(Supplier<Estimation> start) {
        try {
            return start.get();
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private static Estimation failed(RuntimeException e) {
        return (architecture, evidence) -> {
            throw e;
        };
    }

    /** Returns the seconds of it. */
    double prepare() {
        double seconds;
        try {
            seconds = estimation.prepare();
        } catch (UserError e) {
            throw e;
        } catch (RuntimeException e) {
            estimation = failed(e);
            return 0;
        }
        return required(seconds, "the preparation", () -> "");
    }

    void candidates(List<Estimation.Candidate> candidates) {
        try {
            estimation.candidates(candidates);
        } catch (RuntimeException e) {
            estimation = failed(e);
        }
    }

    void fit(List<Estimation.Evaluated> evaluated) {
        try {
            begun.fit(List.copyOf(evaluated));
            estimation = begun;
        } catch (RuntimeException e) {
            estimation = failed(e);
        }
    }

    Reading estimate(Architecture architecture, Evidence evidence) {
        try {
            return reading(estimation.estimate(architecture, evidence));
        } catch (Estimation.Impossible e) {
            return Reading.missing(e.reason());
        } catch (RuntimeException e) {
            return Reading.missing("the estimator failed: " + StrategyFault.words(e));
        }
    }

    /** Empty where there is none, or it cannot be made, as the estimate cannot either. */
    Optional<Estimation.Distribution> distribution(Architecture architecture, Evidence evidence) {
        try {
            return estimation.distribution(architecture, evidence);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    static Reading reading(double estimate) {
        return Double.isFinite(estimate) ? Reading.of(estimate) : Reading.missing("the estimate is " + estimate);
    }

    /** Of one estimate: as the benchmark has measured it, or as the estimation says. */
    double seconds(Architecture architecture) {
        OptionalDouble measured = benchmark.estimateSeconds(name, architecture);
        double seconds = measured.isPresent() ? measured.getAsDouble() : estimation.seconds(architecture);
        return required(
                seconds, "an estimate", () -> " for " + benchmark.space().format(architecture));
    }

    private double required(double seconds, String what, Supplier<String> ofWhat) {
        if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException(what + " of '" + name + "' takes " + seconds + " s" + ofWhat.get());
        }
        return seconds;
    }
}
