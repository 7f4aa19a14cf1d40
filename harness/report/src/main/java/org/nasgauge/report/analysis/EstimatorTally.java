package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.EstimationRecord.Forecast;
import org.nasgauge.engine.record.Failures;
import org.nasgauge.report.analysis.EstimatorResult.Run;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.agreement.Agreement;
import org.nasgauge.statistics.agreement.AgreementMeasure;
import org.nasgauge.statistics.agreement.RelativeErrors;
import org.nasgauge.statistics.calibration.Calibration;
import org.nasgauge.statistics.correlation.RankCorrelation;
import org.nasgauge.statistics.correlation.RankMeasure;
import org.nasgauge.statistics.correlation.RankedPairs;

/** Takes the runs of one study as they pass by; a handful of numbers stays of each. */
final class EstimatorTally {
    static final int MOST_DRAWN = 1000;
    private static final AgreementMeasure.Top TOP = AgreementMeasure.Top.STANDARD;
    private static final String NOTHING_RATED = "no network has both an estimate and a test value";
    private static final String RANKS_ONLY = "it ranks networks, and does not predict the target in its unit";
    private static final double LEVEL = 0.95;

    private final StudyFacts study;
    private final Direction direction;
    private final Faults.Tally faults = new Faults.Tally(Optional.empty());
    private final List<Run> runs = new ArrayList<>();
    private final List<Calibration> calibrations = new ArrayList<>();
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
        calibration(record).ifPresent(calibrations::add);
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
                measures(pairs, ranked),
                errors(pairs),
                ranked.predictedTies().values(),
                ranked.actualTies().values(),
                perNetwork(record),
                record.seconds().isPresent()
                        ? Finding.of(record.costs().preparation())
                        : Finding.none(RunSummary.UNTIMED),
                information(record)));
    }

    private Map<AgreementMeasure, Finding<Double>> measures(List<EstimatorResult.Pair> pairs, RankedPairs ranked) {
        Map<AgreementMeasure, Finding<Double>> measures = new EnumMap<>(AgreementMeasure.class);
        if (pairs.isEmpty()) {
            for (AgreementMeasure measure : AgreementMeasure.values()) {
                measures.put(measure, Finding.none(NOTHING_RATED));
            }
        } else {
            Agreement agreement = Agreement.of(scores(pairs), estimates(pairs), TOP);
            for (AgreementMeasure measure : AgreementMeasure.values()) {
                OptionalDouble value = agreement.value(measure);
                measures.put(
                        measure,
                        value.isPresent()
                                ? Finding.of(inUnit(measure, value.getAsDouble()))
                                : Finding.none("undefined for these networks"));
            }
            measures.put(
                    AgreementMeasure.TOP_PRECISION,
                    Finding.of(ranked.topOverlap(TOP.share()).precision()));
        }
        measures.put(AgreementMeasure.SPEARMAN_RHO, coefficient(ranked.spearmanRho()));
        measures.put(AgreementMeasure.KENDALL_TAU_B, coefficient(ranked.kendallTauB()));
        return measures;
    }

    private Finding<RelativeErrors> errors(List<EstimatorResult.Pair> pairs) {
        if (!study.predictsTarget()) {
            return Finding.none(RANKS_ONLY);
        }
        if (pairs.isEmpty()) {
            return Finding.none(NOTHING_RATED);
        }
        double[] truths = pairs.stream().mapToDouble(EstimatorResult.Pair::test).toArray();
        if (Arrays.stream(truths).anyMatch(truth -> truth == 0)) {
            return Finding.none("a true value is 0, and nothing is a share of it");
        }
        return Finding.of(new RelativeErrors(
                truths, Arrays.stream(estimates(pairs)).map(direction::score).toArray()));
    }

    /** Empty where the run has a distribution of nothing. */
    private static Optional<Calibration> calibration(EstimationRecord record) {
        List<Forecast> forecasts =
                record.forecasts().stream().flatMap(Optional::stream).toList();
        return forecasts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Calibration(
                        forecasts.stream().mapToDouble(Forecast::share).toArray(),
                        forecasts.stream().mapToDouble(Forecast::crps).toArray(),
                        forecasts.stream().mapToDouble(Forecast::logDensity).toArray()));
    }

    /** As the table has it, where less is better too. */
    private double inUnit(AgreementMeasure measure, double value) {
        return measure == AgreementMeasure.BEST_AT_K ? direction.score(value) : value;
    }

    private static EstimatorResult.Information information(EstimationRecord record) {
        EstimationRecord.Costs costs = record.costs();
        int networks = record.architectures().size();
        return new EstimatorResult.Information(
                costs.trained(), costs.trainedEpochs(), networks == 0 ? 0 : (double) costs.shownEpochs() / networks);
    }

    private RankedPairs ranked(List<EstimatorResult.Pair> pairs) {
        return RankedPairs.of(estimates(pairs), scores(pairs));
    }

    private static double[] estimates(List<EstimatorResult.Pair> pairs) {
        return pairs.stream().mapToDouble(EstimatorResult.Pair::estimate).toArray();
    }

    private double[] scores(List<EstimatorResult.Pair> pairs) {
        return pairs.stream().mapToDouble(pair -> direction.score(pair.test())).toArray();
    }

    private static Finding<Double> perNetwork(EstimationRecord record) {
        if (record.seconds().isEmpty()) {
            return Finding.none(RunSummary.UNTIMED);
        }
        int networks = record.architectures().size();
        return Finding.of(networks == 0 ? 0 : record.costs().queries().orElseThrow() / networks);
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
                over(run -> run.measure(AgreementMeasure.KENDALL_TAU_B)),
                over(run -> run.measure(AgreementMeasure.TOP_PRECISION)),
                summary(Run::networks),
                summary(Run::leftOut),
                summary(Run::tiedEstimates),
                summary(Run::tiedTargets),
                over(Run::seconds),
                over(Run::preparation),
                new EstimatorResult.Information(
                        mean(EstimatorResult.Information::trained),
                        mean(EstimatorResult.Information::trainedEpochs),
                        mean(EstimatorResult.Information::shownEpochs)),
                spread(),
                errors(),
                calibrations.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new MeasuredRuns<>(calibrations, "calibration")),
                failures,
                faults.finish(),
                runs,
                sample);
    }

    private double mean(ToDoubleFunction<EstimatorResult.Information> value) {
        return runs.stream().map(Run::information).mapToDouble(value).average().orElse(0);
    }

    private Map<AgreementMeasure, Finding<Summary>> spread() {
        Map<AgreementMeasure, Finding<Summary>> spread = new EnumMap<>(AgreementMeasure.class);
        for (AgreementMeasure measure : AgreementMeasure.values()) {
            spread.put(measure, over(run -> run.measure(measure)));
        }
        return spread;
    }

    private Finding<MeasuredRuns<RelativeErrors.Measure, RelativeErrors>> errors() {
        return faults.orElse(() -> {
            List<RelativeErrors> known = runs.stream()
                    .flatMap(run -> run.errors().toOptional().stream())
                    .toList();
            return known.size() == runs.size() && !runs.isEmpty()
                    ? Finding.of(new MeasuredRuns<>(known, "errors"))
                    : Finding.none(runs.stream()
                            .flatMap(run -> run.errors().fold(errors -> Stream.<String>empty(), Stream::of))
                            .findFirst()
                            .orElse(RANKS_ONLY));
        });
    }

    static List<EstimatorResult.Pair> pairs(EstimationRecord record) {
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
