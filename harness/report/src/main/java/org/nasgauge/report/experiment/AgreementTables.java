package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.engine.manifest.NoiseCeiling;
import org.nasgauge.report.analysis.Analysis;
import org.nasgauge.report.analysis.EstimatorComparison;
import org.nasgauge.report.analysis.EstimatorComparison.Judged;
import org.nasgauge.report.analysis.EstimatorComparison.Pair;
import org.nasgauge.report.analysis.EstimatorResult;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.agreement.Agreement;
import org.nasgauge.statistics.agreement.AgreementMeasure;
import org.nasgauge.statistics.resampling.Bootstrap;

/** Estimators on one set of architectures: every measure of each, and each two of them. */
final class AgreementTables {
    private static final int DECIMALS = 3;

    private AgreementTables() {}

    /** Every measure of every estimator, with its intervals over architectures and its spread over seeds. */
    static Table measures(Analysis analysis, EstimatorComparison comparison) {
        Metric objective = analysis.manifest().benchmark().objective();
        Optional<NoiseCeiling> ceiling = analysis.manifest().benchmark().ceiling();
        List<Row> rows = new ArrayList<>();
        for (Judged judged : comparison.judged()) {
            EstimatorResult result = analysis.estimations().stream()
                    .filter(one -> one.study().equals(judged.study()))
                    .findFirst()
                    .orElseThrow();
            for (AgreementMeasure measure : AgreementMeasure.values()) {
                rows.add(row(judged, result, measure, objective, ceiling));
            }
        }
        return new Table(
                "agreement",
                "How far estimates agree with final " + Wording.test(objective) + " over "
                        + set(comparison)
                        + ", with bootstrap intervals over these, and the spread over the runs apart."
                        + ceiling.map(AgreementTables::ceiling).orElse(""),
                List.of(
                        new Column("estimator", "Estimator", Kind.TEXT),
                        new Column("measure", "Measure", Kind.TEXT),
                        new Column("architectures", "n", Kind.WHOLE),
                        new Column("value", "Value", Kind.NUMBER),
                        new Column("percentile", "95 %, percentile", Kind.RANGE),
                        new Column("bca", "95 %, BCa", Kind.RANGE),
                        new Column("of_ceiling", "Of the ceiling", Kind.NUMBER),
                        new Column("runs", "Mean of runs ± s.e.", Kind.MEAN),
                        new Column("sd_runs", "SD of runs", Kind.NUMBER)),
                rows);
    }

    private static String set(EstimatorComparison comparison) {
        return comparison.whole() ? "all architectures of the population" : "those that the first run rated";
    }

    private static String ceiling(NoiseCeiling ceiling) {
        return String.format(
                Locale.ROOT,
                " The ceiling is what one more training reaches: ρ %.3f, τ-b %.3f, the mean over %s, each over at least %s.",
                ceiling.spearman(),
                ceiling.kendall(),
                Wording.counted(ceiling.trainings(), "training"),
                Wording.counted(ceiling.architectures(), "architecture"));
    }

    private static Row row(
            Judged judged,
            EstimatorResult result,
            AgreementMeasure measure,
            Metric objective,
            Optional<NoiseCeiling> ceiling) {
        Agreement agreement = judged.agreement();
        boolean lossLike = measure == AgreementMeasure.BEST_AT_K && objective.direction() == Direction.MINIMIZE;
        Optional<Double> value = agreement.value(measure).isPresent()
                ? Optional.of(agreement.value(measure).getAsDouble())
                : Optional.empty();
        Optional<Summary> runs =
                Optional.ofNullable(result.spread().get(measure)).flatMap(found -> found.toOptional());
        Cell none = new Cell.Missing("undefined: all estimates are alike, or too few architectures");
        return Row.of(
                new Cell.Text(judged.study().label()),
                new Cell.Text(name(measure)),
                new Cell.Whole(agreement.n()),
                value.<Cell>map(known -> new Cell.Real(lossLike ? -known : known, DECIMALS))
                        .orElse(none),
                interval(agreement.interval(measure, Bootstrap.Method.PERCENTILE), lossLike),
                interval(agreement.interval(measure, Bootstrap.Method.BCA), lossLike),
                share(measure, value, ceiling),
                runs.<Cell>map(known -> new Cell.Mean(known.mean(), known.standardError(), DECIMALS))
                        .orElse(none),
                runs.filter(known -> known.sampleSd().isPresent())
                        .<Cell>map(known -> new Cell.Real(known.sampleSd().getAsDouble(), DECIMALS))
                        .orElse(new Cell.Missing("takes two runs")));
    }

    private static Cell interval(Optional<Interval> interval, boolean turned) {
        return interval.<Cell>map(known -> turned
                        ? new Cell.Range(-known.upper(), -known.lower(), DECIMALS)
                        : new Cell.Range(known.lower(), known.upper(), DECIMALS))
                .orElse(new Cell.Missing("undefined in some resamples, or the same in all"));
    }

    private static Cell share(AgreementMeasure measure, Optional<Double> value, Optional<NoiseCeiling> ceiling) {
        if (measure != AgreementMeasure.SPEARMAN_RHO && measure != AgreementMeasure.KENDALL_TAU_B) {
            return new Cell.Missing("of correlations of ranks only");
        }
        return ceiling.map(known -> measure == AgreementMeasure.SPEARMAN_RHO ? known.spearman() : known.kendall())
                .filter(known -> known > 0)
                .flatMap(known -> value.<Cell>map(rho -> new Cell.Real(rho / known, DECIMALS)))
                .orElse(new Cell.Missing("no training was repeated"));
    }

    static String name(AgreementMeasure measure) {
        return switch (measure) {
            case SPEARMAN_RHO -> "Spearman’s ρ";
            case KENDALL_TAU_B -> "Kendall τ-b";
            case PEARSON_R -> "Pearson’s r";
            case TOP_PRECISION -> "precision, top 10 %";
            case TOP_KENDALL -> "τ-b, top 10 %";
            case BEST_AT_K -> "best of the first 10";
            case FIRST_REGRET -> "regret of the first";
        };
    }

    /** Each estimator and the next one in the ranking; empty if there is nothing to compare. */
    static Optional<Table> neighbours(EstimatorComparison comparison) {
        List<Pair> next = comparison.pairs().stream().filter(Pair::next).toList();
        return next.isEmpty()
                ? Optional.empty()
                : Optional.of(pairs(
                        "estimator-neighbours",
                        "Each estimator and the next in the ranking by ρ, over the " + comparison.common()
                                + " architectures that all have rated. The last p is for all "
                                + comparison.pairs().size() + " pairs at once.",
                        next));
    }

    /** Every pair. */
    static Table allPairs(EstimatorComparison comparison) {
        return pairs(
                "estimator-pairs",
                "Differences in Spearman’s ρ between each two estimators, over the same architectures.",
                comparison.pairs());
    }

    private static Table pairs(String id, String caption, List<Pair> pairs) {
        return new Table(
                id,
                caption,
                List.of(
                        new Column("estimator", "Estimator", Kind.TEXT),
                        new Column("other", "against", Kind.TEXT),
                        new Column("difference", "Difference of ρ", Kind.NUMBER),
                        new Column("interval", "95 %", Kind.RANGE),
                        new Column("p", "p", Kind.PROBABILITY),
                        new Column("p_adjusted", "p, all pairs", Kind.PROBABILITY)),
                pairs.stream()
                        .map(pair -> Row.of(
                                new Cell.Text(pair.better().label()),
                                new Cell.Text(pair.other().label()),
                                new Cell.Real(pair.difference().value(), DECIMALS),
                                interval(pair.difference().interval(), false),
                                new Cell.Probability(pair.difference().p()),
                                new Cell.Probability(pair.adjusted())))
                        .toList());
    }
}
