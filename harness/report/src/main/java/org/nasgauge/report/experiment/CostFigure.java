package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nasgauge.report.analysis.EstimatorResult;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.HeatMap;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.statistics.Summary;

/**
 * The best estimator for what one is ready to spend, before the first estimate and on each: the figure of White, Zela, Ru, Liu
 * and Hutter, How powerful are performance predictors in neural architecture search?, NeurIPS 2021.
 */
final class CostFigure {
    private static final int MOST_LEVELS = 8;

    private record Priced(String label, double preparation, double query, double rho) {}

    private CostFigure() {}

    /** Empty where there is no choice, or nobody knows the seconds. */
    static Optional<Block> of(List<EstimatorResult> results) {
        List<Priced> priced =
                results.stream().flatMap(one -> priced(one).stream()).toList();
        List<Double> preparations =
                levels(priced.stream().map(Priced::preparation).toList());
        List<Double> queries = levels(priced.stream().map(Priced::query).toList());
        if (priced.size() < 2 || preparations.size() * queries.size() < 2) {
            return Optional.empty();
        }
        List<List<Optional<HeatMap.Cell>>> cells = new ArrayList<>();
        for (double preparation : preparations) {
            List<Optional<HeatMap.Cell>> row = new ArrayList<>();
            for (double query : queries) {
                row.add(priced.stream()
                        .filter(one -> one.preparation() <= preparation && one.query() <= query)
                        .max(Comparator.comparingDouble(Priced::rho))
                        .map(best -> new HeatMap.Cell(
                                best.rho(), best.label() + String.format(Locale.ROOT, " %.2f", best.rho()))));
            }
            cells.add(row);
        }
        return Optional.of(new Block.Figures(
                "estimators-by-cost",
                "The best estimator by mean Spearman’s ρ, with its ρ, for at most so many simulated seconds before the first"
                        + " estimate and for each one: the levels are those of the estimators.",
                List.of(new HeatMap(
                        "best-by-cost",
                        "best estimator by cost",
                        new Axis("query_seconds", "seconds for each estimate", Scale.LINEAR),
                        new Axis("preparation_seconds", "seconds beforehand", Scale.LINEAR),
                        "spearman",
                        words(queries),
                        words(preparations),
                        cells))));
    }

    private static Optional<Priced> priced(EstimatorResult result) {
        Optional<Summary> rho = result.rho().toOptional();
        Optional<Summary> query = result.seconds().toOptional();
        Optional<Summary> preparation = result.preparation().toOptional();
        return rho.isPresent() && query.isPresent() && preparation.isPresent()
                ? Optional.of(new Priced(
                        result.study().label(),
                        preparation.get().mean(),
                        query.get().mean(),
                        rho.get().mean()))
                : Optional.empty();
    }

    /** Ascending; of too many, the ends and what lies evenly between. */
    private static List<Double> levels(List<Double> costs) {
        List<Double> distinct = costs.stream().distinct().sorted().toList();
        List<Double> levels = new ArrayList<>();
        int count = Math.min(MOST_LEVELS, distinct.size());
        for (int i = 0; i < count; i++) {
            levels.add(distinct.get(count == 1 ? 0 : i * (distinct.size() - 1) / (count - 1)));
        }
        return levels;
    }

    private static List<String> words(List<Double> levels) {
        return levels.stream().map(level -> Decimals.significant(level, 3)).toList();
    }
}
