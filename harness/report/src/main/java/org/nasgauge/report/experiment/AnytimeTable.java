package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nasgauge.report.analysis.AnytimeCurve;
import org.nasgauge.report.analysis.BudgetAxis;
import org.nasgauge.report.analysis.SearchComparison;
import org.nasgauge.report.analysis.SearchResult;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.report.document.Table.Weight;
import org.nasgauge.report.text.Decimals;

/** What the strategies had reached after a few round budgets, in the unit that limits the runs. */
final class AnytimeTable {
    private static final int MOST_BUDGETS = 9;

    private AnytimeTable() {}

    static Optional<Table> of(SearchComparison comparison) {
        BudgetAxis axis = comparison.areaRange().axis();
        List<AnytimeCurve> curves = comparison.results().stream()
                .flatMap(result -> result.curve(axis).toOptional().stream())
                .toList();
        double[] budgets = budgets(curves, comparison.areaRange().last());
        if (budgets.length == 0) {
            return Optional.empty();
        }
        Measure measure = Measure.of(comparison.yardstick());
        int decimals = measure.decimals(curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(point -> StrictMath.abs(point.mean()))
                .max()
                .orElse(0));
        List<Column> columns = new ArrayList<>(List.of(new Column("strategy", "Strategy", Kind.TEXT)));
        for (double budget : budgets) {
            String written = Decimals.shortest(budget);
            columns.add(new Column("after_" + written, written, Kind.NUMBER));
        }
        List<Row> rows = comparison.results().stream()
                .map(result -> row(result, axis, budgets, decimals))
                .toList();
        return Optional.of(new Table(
                "anytime", "Mean " + measure.label() + " after so many " + Wording.axis(axis) + ".", columns, rows));
    }

    /** Round ones at which every curve has a point, and the last; of many the latest. */
    private static double[] budgets(List<AnytimeCurve> curves, double last) {
        double[] shared = curves.stream()
                .flatMapToDouble(curve -> curve.points().stream().mapToDouble(AnytimeCurve.Point::budget))
                .distinct()
                .filter(budget -> isRound(budget) || budget == last)
                .filter(budget ->
                        curves.stream().allMatch(curve -> curve.at(budget).isPresent()))
                .sorted()
                .toArray();
        return Arrays.copyOfRange(shared, Math.max(0, shared.length - MOST_BUDGETS), shared.length);
    }

    /** 1, 2 or 5 times a power of ten. */
    private static boolean isRound(double budget) {
        return Decimals.shortest(budget).matches("0*[.]?0*[125]0*(E.*)?");
    }

    private static Row row(SearchResult result, BudgetAxis axis, double[] budgets, int decimals) {
        List<Cell> cells = new ArrayList<>(List.of(new Cell.Text(result.study().label())));
        for (double budget : budgets) {
            cells.add(result.curve(axis)
                    .<Cell>fold(
                            curve ->
                                    new Cell.Real(curve.at(budget).orElseThrow().mean(), decimals),
                            Cell.Missing::new));
        }
        return new Row(result.study().seesTruth() ? Weight.QUIET : Weight.NORMAL, cells);
    }
}
