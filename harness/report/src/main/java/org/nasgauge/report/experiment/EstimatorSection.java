package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.report.analysis.Analysis;
import org.nasgauge.report.analysis.EstimatorComparison;
import org.nasgauge.report.analysis.EstimatorResult;
import org.nasgauge.report.analysis.Faults;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.report.figure.Figure;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.Figure.ScatterFigure;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.statistics.Summary;

/** The estimators, compared. */
final class EstimatorSection {
    private static final int DECIMALS = 3;
    /** Where that over all networks stands among the columns. */
    private static final int OVERALL = 6;

    private final List<EstimatorResult> results;
    private final Metric objective;
    private final Analysis analysis;
    private final Optional<EstimatorComparison> comparison;

    EstimatorSection(Analysis analysis) {
        this.analysis = analysis;
        this.comparison = analysis.comparison();
        this.results = analysis.estimations();
        this.objective = analysis.manifest().benchmark().objective();
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(table());
        comparison.ifPresent(one -> {
            blocks.add(AgreementTables.measures(analysis, one));
            AgreementTables.neighbours(one).ifPresent(blocks::add);
        });
        RelativeErrorTable.of(analysis).ifPresent(blocks::add);
        DynamicsTable.of(results).ifPresent(blocks::add);
        blocks.addAll(CalibrationBlocks.of(results));
        CostFigure.of(results).ifPresent(blocks::add);
        figures().ifPresent(blocks::add);
        return new Section("estimators", "Estimators", blocks);
    }

    private Table table() {
        double cost = results.stream()
                .flatMap(result -> result.seconds().toOptional().stream())
                .mapToDouble(Summary::mean)
                .max()
                .orElse(0);
        int costDecimals = Decimals.decimalsFor(cost, 4);
        boolean overall = results.stream()
                .anyMatch(result -> result.overall().toOptional().isPresent());
        List<Column> columns = new ArrayList<>(List.of(
                new Column("estimator", "Estimator", Kind.TEXT),
                new Column("runs", "Runs", Kind.WHOLE),
                new Column("networks", "n", Kind.NUMBER),
                new Column("spearman", "Spearman’s ρ ± s.e.", Kind.MEAN),
                new Column("spearman_mean_interval", "95 %, mean", Kind.RANGE),
                new Column("spearman_sample_interval", "95 %, one sample", Kind.RANGE),
                new Column("kendall", "Kendall τ-b", Kind.NUMBER),
                new Column("precision_top_10", "Top 10 %", Kind.NUMBER),
                new Column("tied_estimates", "Tied est.", Kind.NUMBER),
                new Column("tied_targets", "Tied targets", Kind.NUMBER),
                new Column("seconds_per_network", "Seconds", Kind.NUMBER)));
        boolean prepared = results.stream()
                .anyMatch(result -> result.information().trained() > 0
                        || result.preparation()
                                .toOptional()
                                .filter(spent -> spent.maximum() > 0)
                                .isPresent());
        if (prepared) {
            columns.add(new Column("preparation_seconds", "Beforehand", Kind.NUMBER));
            columns.add(new Column("trained", "Trained", Kind.NUMBER));
        }
        if (overall) {
            columns.add(OVERALL, new Column("spearman_all_networks", "ρ, all networks", Kind.NUMBER));
        }
        List<Row> rows = new ArrayList<>();
        for (EstimatorResult result : results) {
            List<Cell> cells = new ArrayList<>(List.of(
                    new Cell.Text(result.study().label(), note(result)),
                    new Cell.Whole(result.runs()),
                    Cells.count(result.networks()),
                    Cells.mean(result.rho(), DECIMALS),
                    Cells.interval(result.meanRhoInterval(), DECIMALS),
                    Cells.interval(result.sampleRhoInterval(), DECIMALS),
                    Cells.number(result.tau(), DECIMALS),
                    Cells.number(result.precision(), DECIMALS),
                    Cells.count(result.tiedEstimates()),
                    Cells.count(result.tiedTargets()),
                    Cells.number(result.seconds(), costDecimals)));
            if (prepared) {
                cells.add(Cells.number(result.preparation(), costDecimals));
                cells.add(new Cell.Real(result.information().trained(), 0));
            }
            if (overall) {
                cells.add(OVERALL, result.overall().fold(rho -> new Cell.Real(rho, DECIMALS), Cell.Missing::new));
            }
            rows.add(new Row(Table.Weight.NORMAL, cells));
        }
        return new Table(
                "estimators",
                "How well estimates rank networks by final " + Wording.test(objective)
                        + ", from the best mean Spearman’s ρ to the worst, and the simulated seconds"
                        + " charged for each network.",
                columns,
                rows);
    }

    private static Optional<String> note(EstimatorResult result) {
        List<String> notes = new ArrayList<>();
        result.faults().map(Faults::text).ifPresent(notes::add);
        result.leftOut()
                .toOptional()
                .filter(leftOut -> leftOut.maximum() > 0)
                .map(leftOut -> "networks without an estimate or a test value are left out, up to "
                        + Decimals.shortest(leftOut.maximum()) + " in a run")
                .ifPresent(notes::add);
        if (result.failures().count() > 0) {
            notes.add(result.failures().counts().entrySet().stream()
                    .map(failed -> Wording.counted(failed.getValue(), "estimate") + ": " + failed.getKey())
                    .collect(Collectors.joining("; ", "not made: ", "")));
        }
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes));
    }

    private Optional<Block> figures() {
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            EstimatorResult result = results.get(i);
            if (!result.sample().isEmpty()) {
                figures.add(new ScatterFigure(
                        "scatter-" + (i + 1),
                        result.study().label(),
                        new Axis("estimate", "estimate", Scale.LINEAR),
                        new Axis("test", Wording.test(objective), Scale.LINEAR),
                        result.sample().stream()
                                .map(pair -> new ScatterFigure.Point(pair.estimate(), pair.test()))
                                .toList()));
            }
        }
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Block.Figures(
                        "scatter",
                        "Estimate against final " + Wording.test(objective)
                                + ": each dot is a network of the first run, at most 1000 of them, evenly chosen.",
                        figures));
    }
}
