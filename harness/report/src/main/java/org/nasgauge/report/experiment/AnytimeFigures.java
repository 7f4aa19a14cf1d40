package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.report.analysis.AnytimeCurve;
import org.nasgauge.report.analysis.BudgetAxis;
import org.nasgauge.report.analysis.SearchComparison;
import org.nasgauge.report.analysis.SearchResult;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.report.figure.Axis;
import org.nasgauge.report.figure.Axis.Scale;
import org.nasgauge.report.figure.LineFigure;
import org.nasgauge.report.figure.LineFigure.Line;
import org.nasgauge.report.figure.LineFigure.Role;
import org.nasgauge.report.text.Decimals;

/** What the strategies had reached after each budget, as figures and in a few round numbers. */
final class AnytimeFigures {
    /** Means that differ by more than this factor are drawn on a logarithmic axis. */
    private static final double WIDE = 10;

    private static final int MOST_CHECKPOINTS = 9;

    private final SearchComparison comparison;
    private final Metric objective;

    AnytimeFigures(SearchComparison comparison, Metric objective) {
        this.comparison = comparison;
        this.objective = objective;
    }

    Optional<Block> block() {
        List<LineFigure> figures = new ArrayList<>();
        for (BudgetAxis axis : BudgetAxis.values()) {
            figure(axis).ifPresent(figures::add);
        }
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Block.Figures("anytime-curves", caption(figures), List.copyOf(figures)));
    }

    /** The means at round budgets, in the unit that limits the runs. */
    Optional<Table> table() {
        BudgetAxis axis = comparison.areaRange().axis();
        double[] budgets = checkpoints(axis);
        if (budgets.length == 0) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>(List.of(new Column("strategy", "Strategy", Kind.TEXT)));
        for (double budget : budgets) {
            String written = Decimals.shortest(budget);
            columns.add(new Column("after_" + written, written, Kind.NUMBER));
        }
        int decimals = comparison.yardstick().isRegret()
                ? Wording.regretDecimals(objective, greatest(axis))
                : Wording.testDecimals(objective, greatest(axis));
        List<Row> rows = new ArrayList<>();
        for (SearchResult result : comparison.results()) {
            List<Cell> cells =
                    new ArrayList<>(List.of(new Cell.Text(result.study().label())));
            for (double budget : budgets) {
                cells.add(result.curve(axis).fold(curve -> at(curve, budget, decimals), Cell.Missing::new));
            }
            rows.add(new Row(result.study().seesTruth() ? Table.Weight.QUIET : Table.Weight.NORMAL, cells));
        }
        return Optional.of(new Table(
                "anytime",
                "Mean " + measure() + " after so many "
                        + (axis == BudgetAxis.EVALUATIONS ? "evaluations" : "simulated seconds") + ".",
                columns,
                rows));
    }

    private static Cell at(AnytimeCurve curve, double budget, int decimals) {
        return curve.at(budget)
                .<Cell>map(point -> new Cell.Real(point.mean(), decimals))
                .orElseGet(() -> new Cell.Missing("a run had no incumbent yet, or none was recorded so far"));
    }

    /** Round budgets at which every strategy has a point, thinned to the latest ones. */
    private double[] checkpoints(BudgetAxis axis) {
        double[] round = curves(axis)
                .flatMapToDouble(curve -> curve.points().stream().mapToDouble(AnytimeCurve.Point::budget))
                .distinct()
                .filter(budget ->
                        isRound(budget) || budget == comparison.areaRange().to() - offset(axis))
                .filter(budget ->
                        curves(axis).allMatch(curve -> curve.at(budget).isPresent()))
                .sorted()
                .toArray();
        int skip = Math.max(0, round.length - MOST_CHECKPOINTS);
        return DoubleStream.of(round).skip(skip).toArray();
    }

    /** An area over evaluations ends one beyond the last. */
    private static int offset(BudgetAxis axis) {
        return axis == BudgetAxis.EVALUATIONS ? 1 : 0;
    }

    private static boolean isRound(double budget) {
        return List.of("1", "2", "5").contains(Decimals.shortest(budget).replaceAll("[0.]|E.*", ""));
    }

    private Stream<AnytimeCurve> curves(BudgetAxis axis) {
        return comparison.results().stream().flatMap(result -> result.curve(axis).toOptional().stream());
    }

    private Optional<LineFigure> figure(BudgetAxis axis) {
        double least = means(axis).filter(mean -> mean > 0).min().orElse(1);
        boolean logarithmic = comparison.yardstick().isRegret() && greatest(axis) / least >= WIDE;
        double floor = comparison.yardstick().isRegret() ? 0 : Double.NEGATIVE_INFINITY;
        List<Line> lines = new ArrayList<>();
        for (SearchResult result : comparison.results()) {
            List<LineFigure.Point> points =
                    result.curve(axis).fold(AnytimeCurve::points, reason -> List.<AnytimeCurve.Point>of()).stream()
                            .map(point -> new LineFigure.Point(
                                    point.budget(), point.mean(), StrictMath.max(floor, point.lower()), point.upper()))
                            .toList();
            if (!points.isEmpty()) {
                lines.add(new Line(
                        result.study().label(), result.study().seesTruth() ? Role.REFERENCE : Role.COMPARED, points));
            }
        }
        String key = comparison.yardstick().isRegret() ? "regret" : "test";
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new LineFigure(
                        "anytime-" + (axis == BudgetAxis.EVALUATIONS ? "evaluations" : "seconds"),
                        "Mean " + measure() + " over " + label(axis),
                        new Axis(axis == BudgetAxis.EVALUATIONS ? "evaluations" : "seconds", label(axis), Scale.LINEAR),
                        new Axis(key, "mean " + measure(), logarithmic ? Scale.LOGARITHMIC : Scale.LINEAR),
                        lines));
    }

    private static String label(BudgetAxis axis) {
        return axis == BudgetAxis.EVALUATIONS ? "evaluations" : "simulated seconds";
    }

    private String measure() {
        return comparison.yardstick().isRegret() ? Wording.regret(objective) : Wording.test(objective);
    }

    private DoubleStream means(BudgetAxis axis) {
        return curves(axis).flatMapToDouble(curve -> curve.points().stream().mapToDouble(AnytimeCurve.Point::mean));
    }

    private double greatest(BudgetAxis axis) {
        return means(axis).map(StrictMath::abs).max().orElse(0);
    }

    private static boolean isAtOptimum(SearchResult result) {
        return result.curve(BudgetAxis.EVALUATIONS)
                .fold(curve -> curve.points().stream().allMatch(point -> point.mean() <= 0), reason -> false);
    }

    private String caption(List<LineFigure> figures) {
        String caption = "Anytime performance: mean " + measure()
                + " of the incumbent over what was spent, with 95 % confidence bands.";
        boolean logarithmic = figures.stream().anyMatch(figure -> figure.y().scale() == Scale.LOGARITHMIC);
        List<String> atOptimum = logarithmic
                ? comparison.results().stream()
                        .filter(AnytimeFigures::isAtOptimum)
                        .map(result -> result.study().label())
                        .toList()
                : List.of();
        return caption
                + (logarithmic
                        ? " A line ends where all of its runs have reached the optimum: a logarithmic axis has no 0."
                        : "")
                + (atOptimum.isEmpty()
                        ? ""
                        : atOptimum.stream()
                                .collect(Collectors.joining(", ", " Not drawn, for it is 0 throughout: ", ".")));
    }
}
