package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.Failures;
import org.nasgauge.engine.record.StudyFacts;
import org.nasgauge.report.analysis.EstimatorResult.Run;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.correlation.RankCorrelation;
import org.nasgauge.statistics.correlation.RankMeasure;
import org.nasgauge.statistics.correlation.RankedPairs;

/** Takes the runs of one study as they pass by; a handful of numbers stays of each. */
final class EstimatorTally {
    static final int MOST_DRAWN = 1000;
    private static final double TOP = 0.1;
    private static final double LEVEL = 0.95;

    private final StudyFacts study;
    private final Direction direction;
    private final Faults.Tally faults = new Faults.Tally(Optional.empty());
    private final List<Run> runs = new ArrayList<>();
    private Failures failures = Failures.NONE;
    private Finding<Double> overall = Finding.none("only samples were rated");
    private List<EstimatorResult.Pair> sample = List.of();

    EstimatorTally(StudyFacts study, Direction direction) {
        this.study = study;
        this.direction = direction;
    }

    /** Takes the one record over all networks of the space. */
    void addOverall(EstimationRecord record) {
        overall = coefficient(ranked(pairs(record)).spearmanRho());
    }

    void add(EstimationRecord record) {
        Failures missing = missing(record);
        failures = failures.and(missing);
        faults.add(whyFaulty(record, missing));
        List<EstimatorResult.Pair> pairs = pairs(record);
        if (runs.isEmpty()) {
            sample = evenly(pairs);
        }
        RankedPairs ranked = ranked(pairs);
        runs.add(new Run(
                record.seed(),
                pairs.size(),
                record.architectures().size() - pairs.size(),
                coefficient(ranked.spearmanRho()),
                coefficient(ranked.kendallTauB()),
                pairs.isEmpty()
                        ? Finding.none("no network has both an estimate and a test value")
                        : Finding.of(ranked.topOverlap(TOP).precision()),
                ranked.predictedTies().values(),
                ranked.actualTies().values(),
                perNetwork(record)));
    }

    private RankedPairs ranked(List<EstimatorResult.Pair> pairs) {
        return RankedPairs.of(
                pairs.stream().mapToDouble(EstimatorResult.Pair::estimate).toArray(),
                pairs.stream().mapToDouble(pair -> direction.score(pair.test())).toArray());
    }

    private static Finding<Double> perNetwork(EstimationRecord record) {
        if (record.seconds().isEmpty()) {
            return Finding.none(RunSummary.UNTIMED);
        }
        int networks = record.architectures().size();
        return Finding.of(networks == 0 ? 0 : record.seconds().getAsDouble() / networks);
    }

    /** The estimates that could not be made. */
    private static Failures missing(EstimationRecord record) {
        Failures failures = Failures.NONE;
        for (Reading estimate : record.estimates()) {
            if (estimate instanceof Reading.Missing missing) {
                failures = failures.and(Failures.of(missing.reason(), 1));
            }
        }
        return failures;
    }

    /** An estimator that estimates nothing, or everything alike, ranks nothing. */
    private static Optional<String> whyFaulty(EstimationRecord record, Failures missing) {
        List<Reading> estimates = record.estimates();
        if (estimates.isEmpty()) {
            return Optional.empty();
        }
        if (missing.count() == estimates.size()) {
            return Optional.of("no estimate could be made: "
                    + missing.counts().keySet().iterator().next());
        }
        boolean constant = estimates.size() > 1
                && missing.count() == 0
                && estimates.stream().distinct().count() == 1;
        return constant ? Optional.of("all estimates are the same") : Optional.empty();
    }

    EstimatorResult finish() {
        Finding<Summary> rho = over(Run::rho);
        return new EstimatorResult(
                study,
                runs.size(),
                rho,
                rho.fold(this::interval, Finding::none),
                faults.orElse(() -> overall),
                over(Run::tau),
                over(Run::precision),
                summary(Run::networks),
                summary(Run::leftOut),
                summary(Run::tiedEstimates),
                summary(Run::tiedTargets),
                over(Run::seconds),
                failures,
                faults.finish(),
                runs,
                sample);
    }

    private static List<EstimatorResult.Pair> pairs(EstimationRecord record) {
        List<EstimatorResult.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < record.architectures().size(); i++) {
            Reading estimate = record.estimates().get(i);
            Reading target = record.targets().get(i);
            if (estimate instanceof Reading.Present present && target instanceof Reading.Present test) {
                pairs.add(new EstimatorResult.Pair(present.value(), test.value()));
            }
        }
        return pairs;
    }

    private static List<EstimatorResult.Pair> evenly(List<EstimatorResult.Pair> pairs) {
        List<EstimatorResult.Pair> chosen = new ArrayList<>();
        int count = Math.min(MOST_DRAWN, pairs.size());
        for (int i = 0; i < count; i++) {
            chosen.add(pairs.get((int) ((long) i * pairs.size() / count)));
        }
        return chosen;
    }

    private static Finding<Double> coefficient(RankCorrelation correlation) {
        return correlation instanceof RankCorrelation.Undefined undefined
                ? Finding.none(undefined.reason().text())
                : Finding.of(correlation.coefficient().orElseThrow());
    }

    private Finding<Interval> interval(Summary rho) {
        int networks = runs.stream().mapToInt(Run::networks).min().orElse(0);
        return new RankCorrelation.Defined(RankMeasure.SPEARMAN_RHO, networks, rho.mean())
                .interval(LEVEL)
                .map(Finding::of)
                .orElseGet(() -> Finding.none("none for fewer than 4 networks or perfect agreement"));
    }

    /** Where one run has no value the study has none. */
    private Finding<Summary> over(Function<Run, Finding<Double>> value) {
        return faults.orElse(() -> known(value));
    }

    private Finding<Summary> known(Function<Run, Finding<Double>> value) {
        Optional<Finding<Double>> lack = runs.stream()
                .map(value)
                .filter(Finding.Unknown.class::isInstance)
                .findFirst();
        if (lack.isPresent()) {
            return lack.get().fold(known -> Finding.none(""), Finding::none);
        }
        return summary(run -> value.apply(run).toOptional().orElseThrow());
    }

    private Finding<Summary> summary(ToDoubleFunction<Run> value) {
        return faults.orElse(
                () -> Finding.of(Summary.of(runs.stream().mapToDouble(value).toArray())));
    }
}
