package org.nasgauge.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.study.Study;
import org.nasgauge.engine.study.Supply;

/**
 * An estimator at work. Each estimate is charged what its evidence costs and the estimator's own seconds, the first one
 * what the estimator learns from besides; one that cannot be made is missing with its reason.
 */
final class Rating {
    /**
     * @param seconds simulated, charged whether there is a value or not
     * @param evaluations that were made for it, charged in the same way
     */
    record Answer(Reading estimate, double seconds, int evaluations) {
        private Answer after(double spent, int made) {
            return new Answer(estimate, spent + seconds, made + evaluations);
        }
    }

    private static final int TRIES_PER_ARCHITECTURE = 1_000;

    private final Benchmark benchmark;
    private final Estimator estimator;
    private final Supply supply;
    private final SeededRandom preparation;
    private final SeededRandom draw;
    private Estimation estimation;
    private boolean prepared;

    /** @param draw chooses the trainings that are shown */
    Rating(Benchmark benchmark, Study.Use<Estimator> use, RunSeeds seeds, SeededRandom draw) {
        this(
                benchmark,
                use,
                () -> use.component()
                        .start(
                                use.problem(),
                                seeds.component("estimator", use.component().name())),
                seeds.preparation(),
                draw);
    }

    /**
     * @param start makes the estimation; if it fails every estimate is missing
     * @param preparation draws what is evaluated beforehand
     */
    Rating(
            Benchmark benchmark,
            Study.Use<Estimator> use,
            Supplier<Estimation> start,
            SeededRandom preparation,
            SeededRandom draw) {
        this.benchmark = benchmark;
        this.estimator = use.component();
        this.supply = use.supply();
        this.preparation = preparation;
        this.draw = draw;
        this.estimation = start(start);
    }

    private static Estimation start(Supplier<Estimation> start) {
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

    /** Whether the seconds of its answers are all that was spent on them. */
    boolean isCharged() {
        return supply.isCharged();
    }

    Answer of(Architecture architecture) {
        double spent = 0;
        int evaluations = 0;
        if (!prepared && supply.evaluations().isPresent()) {
            List<Architecture> sample = sample(supply.evaluations().get().architectures());
            spent = prepare(sample, supply.evaluations().get());
            evaluations = sample.size();
        }
        prepared = true;
        Supply.Shown shown = supply.show(architecture, draw);
        return shown.evidence()
                .map(evidence -> new Answer(estimate(architecture, evidence), shown.seconds() + own(architecture), 0))
                .orElseGet(() -> new Answer(Reading.missing(shown.lack()), shown.seconds(), 0))
                .after(spent, evaluations);
    }

    /** As the space draws them, no two of the same network; fewer where the space yields no more. */
    private List<Architecture> sample(int count) {
        Set<Architecture> drawn = new LinkedHashSet<>();
        for (int tries = 0; drawn.size() < count && tries < TRIES_PER_ARCHITECTURE * count; tries++) {
            drawn.add(benchmark.space().canonical(benchmark.space().sample(preparation)));
        }
        return new ArrayList<>(drawn);
    }

    /** Returns the seconds of all evaluations and of what is shown of them. */
    private double prepare(List<Architecture> sample, Need.Evaluations asked) {
        Fidelity fidelity = asked.fidelity().orElse(benchmark.fullFidelity());
        double seconds = 0;
        List<Estimation.Evaluated> evaluated = new ArrayList<>();
        for (Architecture architecture : sample) {
            Evaluation evaluation = benchmark.evaluate(architecture, fidelity, preparation);
            seconds += evaluation.seconds();
            if (evaluation instanceof Evaluation.Completed completed) {
                Supply.Shown shown = supply.show(architecture, preparation);
                seconds += shown.seconds();
                double score = benchmark
                        .objective()
                        .direction()
                        .score(completed.objective().value());
                if (Double.isFinite(score)) {
                    shown.evidence()
                            .ifPresent(
                                    evidence -> evaluated.add(new Estimation.Evaluated(architecture, evidence, score)));
                }
            }
        }
        try {
            estimation.fit(evaluated);
        } catch (RuntimeException e) {
            estimation = failed(e);
        }
        return seconds;
    }

    private Reading estimate(Architecture architecture, Evidence evidence) {
        try {
            double estimate = estimation.estimate(architecture, evidence);
            return Double.isFinite(estimate) ? Reading.of(estimate) : Reading.missing("the estimate is " + estimate);
        } catch (RuntimeException e) {
            return Reading.missing("the estimator failed: " + StrategyFault.words(e));
        }
    }

    private double own(Architecture architecture) {
        OptionalDouble measured = benchmark.estimateSeconds(estimator.name(), architecture);
        double seconds = measured.isPresent() ? measured.getAsDouble() : estimation.seconds(architecture);
        if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException("an estimate of '" + estimator.name() + "' takes " + seconds + " s for "
                    + benchmark.space().format(architecture));
        }
        return seconds;
    }
}
