package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.report.analysis.Analysis;
import org.nasgauge.report.analysis.EstimatorResult;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.HeatMap;
import org.nasgauge.statistics.Summary;

/** The estimators of several experiments, each on a benchmark of its own: what holds on one need not hold on another. */
public final class AcrossBenchmarks {
    private static final int DECIMALS = 3;

    private AcrossBenchmarks() {}

    /**
     * @param analyses in the order of the columns
     * @throws UserError if none of them has an estimator
     */
    public static Document of(List<Analysis> analyses) {
        Set<String> estimators = new LinkedHashSet<>();
        analyses.forEach(one -> one.estimations()
                .forEach(result -> estimators.add(result.study().label())));
        if (estimators.isEmpty()) {
            throw UserError.at(
                    "--across",
                    "none of these folders has an estimator",
                    "Name folders that 'nasgauge estimate' wrote");
        }
        List<String> columns = names(analyses);
        List<Row> rows = new ArrayList<>();
        List<List<Optional<HeatMap.Cell>>> cells = new ArrayList<>();
        for (String estimator : estimators) {
            List<Optional<HeatMap.Cell>> row = new ArrayList<>();
            for (int i = 0; i < analyses.size(); i++) {
                Optional<EstimatorResult> result = analyses.get(i).estimations().stream()
                        .filter(one -> one.study().label().equals(estimator))
                        .findFirst();
                Optional<Summary> rho = result.flatMap(one -> one.rho().toOptional());
                row.add(rho.map(
                        known -> new HeatMap.Cell(known.mean(), String.format(Locale.ROOT, "%.2f", known.mean()))));
                String column = columns.get(i);
                result.ifPresent(one -> rows.add(row(estimator, column, one)));
            }
            cells.add(row);
        }
        return new Document(
                "estimators across benchmarks", List.of(section(estimators, columns, rows, cells)), List.of());
    }

    private static Section section(
            Set<String> estimators, List<String> columns, List<Row> rows, List<List<Optional<HeatMap.Cell>>> cells) {
        Table table = new Table(
                "estimators-across",
                "Spearman’s ρ of each estimator on each benchmark: the mean over its runs, and 95 % intervals of this mean.",
                List.of(
                        new Column("estimator", "Estimator", Kind.TEXT),
                        new Column("benchmark", "Benchmark", Kind.TEXT),
                        new Column("runs", "Runs", Kind.WHOLE),
                        new Column("networks", "n", Kind.NUMBER),
                        new Column("spearman", "Spearman’s ρ ± s.e.", Kind.MEAN),
                        new Column("spearman_mean_interval", "95 %, mean", Kind.RANGE),
                        new Column("kendall", "Kendall τ-b", Kind.NUMBER)),
                rows);
        Block map = new Block.Figures(
                "heat-map",
                "Spearman’s ρ with final test values. An empty cell is an estimator that was not run there, or has no result.",
                List.of(new HeatMap(
                        "estimators-by-benchmark",
                        "estimators by benchmark",
                        new Axis("benchmark", "benchmark", Scale.LINEAR),
                        new Axis("estimator", "estimator", Scale.LINEAR),
                        "spearman",
                        columns,
                        List.copyOf(estimators),
                        cells)));
        return new Section("across", "Estimators across benchmarks", List.of(map, table));
    }

    /** By their benchmarks, and where one stands there twice by their recipes. */
    private static List<String> names(List<Analysis> analyses) {
        List<Manifest> manifests = analyses.stream().map(Analysis::manifest).toList();
        List<String> benchmarks =
                manifests.stream().map(one -> one.benchmark().name()).toList();
        boolean distinct = benchmarks.stream().distinct().count() == benchmarks.size();
        return distinct
                ? benchmarks
                : manifests.stream()
                        .map(one -> one.benchmark().name() + " (" + one.name() + ")")
                        .toList();
    }

    private static Row row(String estimator, String benchmark, EstimatorResult result) {
        return Row.of(
                new Cell.Text(estimator),
                new Cell.Text(benchmark),
                new Cell.Whole(result.runs()),
                Cells.count(result.networks()),
                Cells.mean(result.rho(), DECIMALS),
                Cells.interval(result.meanRhoInterval(), DECIMALS),
                Cells.number(result.tau(), DECIMALS));
    }
}
