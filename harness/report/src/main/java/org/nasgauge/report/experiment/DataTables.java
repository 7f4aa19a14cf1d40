package org.nasgauge.report.experiment;

import static org.nasgauge.report.experiment.DataCells.number;
import static org.nasgauge.report.experiment.DataCells.real;
import static org.nasgauge.report.experiment.DataCells.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.report.analysis.Analysis;
import org.nasgauge.report.analysis.AnytimeCurve;
import org.nasgauge.report.analysis.BudgetAxis;
import org.nasgauge.report.analysis.SearchResult;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;

/** Tables for data analysis: one observation a row, one variable a column, nothing rounded and nothing left out. */
final class DataTables {
    private DataTables() {}

    static List<Table> of(Analysis analysis) {
        List<Table> tables = new ArrayList<>();
        if (!analysis.searches().results().isEmpty()) {
            tables.add(RunsTable.of(analysis));
            tables.add(curves(analysis));
            MixtureSection.signs(analysis.searches()).ifPresent(tables::add);
        }
        if (!analysis.estimations().isEmpty()) {
            tables.add(EstimatorRunsTable.of(
                    analysis.estimations(), analysis.manifest().rated().target().isPresent()));
            analysis.comparison().map(AgreementTables::allPairs).ifPresent(tables::add);
        }
        return tables;
    }

    private static Table curves(Analysis analysis) {
        List<Row> rows = new ArrayList<>();
        String measure = Measure.of(analysis.searches().yardstick()).key();
        for (SearchResult result : analysis.searches().results()) {
            for (BudgetAxis axis : BudgetAxis.values()) {
                result.curve(axis).toOptional().ifPresent(curve -> add(rows, result.study(), measure, axis, curve));
            }
        }
        analysis.fronts()
                .ifPresent(fronts -> fronts.results()
                        .forEach(result -> result.curve()
                                .toOptional()
                                .ifPresent(curve -> add(rows, result.study(), "hypervolume", fronts.axis(), curve))));
        return new Table(
                "curves",
                "Means over the runs of every strategy after each budget, with 95 % confidence intervals.",
                List.of(
                        new Column("strategy", "Strategy", Kind.TEXT),
                        new Column("study", "Study", Kind.TEXT),
                        new Column("measure", "Measure", Kind.TEXT),
                        new Column("budget_unit", "Budget unit", Kind.TEXT),
                        number("budget"),
                        whole("runs"),
                        number("mean"),
                        number("lower"),
                        number("upper")),
                rows);
    }

    private static void add(List<Row> rows, StudyFacts study, String measure, BudgetAxis axis, AnytimeCurve curve) {
        Cell unit = new Cell.Text(axis.name().toLowerCase(Locale.ROOT));
        for (AnytimeCurve.Point point : curve.points()) {
            rows.add(Row.of(
                    new Cell.Text(study.label()),
                    new Cell.Text(study.id()),
                    new Cell.Text(measure),
                    unit,
                    real(point.budget()),
                    new Cell.Whole(curve.runs()),
                    real(point.mean()),
                    real(point.lower()),
                    real(point.upper())));
        }
    }
}
