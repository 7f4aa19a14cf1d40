package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.report.analysis.Analysis;
import org.nasgauge.report.analysis.Faults;
import org.nasgauge.report.analysis.Finding;
import org.nasgauge.report.analysis.SearchComparison;
import org.nasgauge.report.analysis.SearchResult;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.report.document.Table.Weight;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.statistics.Summary;

/** The search strategies, compared. */
final class SearchSection {
    private static final String TRUTH = "is shown the best architecture: a ceiling, no competitor";

    private final SearchComparison comparison;
    private final StandingsTable standings;
    private final Metric objective;

    SearchSection(Analysis analysis) {
        this.comparison = analysis.searches();
        this.standings = new StandingsTable(comparison.standings());
        this.objective = analysis.manifest().benchmark().objective();
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(results());
        failures().ifPresent(blocks::add);
        new AnytimeFigures(comparison).block().ifPresent(blocks::add);
        AnytimeTable.of(comparison).ifPresent(blocks::add);
        standings.table("significance", decimals()).ifPresent(blocks::add);
        return new Section("search", "Search strategies", blocks);
    }

    private Table results() {
        Measure measure = Measure.of(comparison.yardstick());
        List<Column> columns = new ArrayList<>(List.of(
                new Column("strategy", "Strategy", Kind.TEXT),
                new Column("runs", "Runs", Kind.WHOLE),
                new Column(
                        measure.key(), measure.isRegret() ? "Regret, mean ± s.e." : "Test, mean ± s.e.", Kind.MEAN)));
        columns.addAll(standings.baselineColumns());
        columns.addAll(List.of(
                new Column(measure.key() + "_median", "Median", Kind.NUMBER),
                new Column(measure.key() + "_quartiles", "Quartiles", Kind.RANGE),
                new Column("area", "Area", Kind.NUMBER)));
        if (measure.isRegret()) {
            columns.add(new Column("test", "Test, mean", Kind.NUMBER));
        }
        columns.add(new Column("evaluations", "Evals.", Kind.NUMBER));
        columns.add(new Column("distinct", "Distinct", Kind.NUMBER));
        return new Table(
                "search",
                "Final " + measure.label() + " of the incumbent, from the best mean to the worst"
                        + (measure.isRegret() ? ", and its " + Wording.test(objective) : "")
                        + "." + standings.baselineCaption()
                        + (standings.hasBest() ? " Strong: may be the best, at 95 %." : ""),
                columns,
                comparison.results().stream()
                        .map(result -> row(result, measure))
                        .toList());
    }

    private Row row(SearchResult result, Measure measure) {
        Finding<Summary> judged = measure.isRegret() ? result.regret() : result.test();
        int decimals = decimals();
        List<Cell> cells = new ArrayList<>(List.of(
                new Cell.Text(result.study().label(), note(result)),
                new Cell.Whole(result.deterministic() ? 1 : result.runs()),
                Cells.mean(judged, decimals)));
        cells.addAll(standings.toBaseline(result.study(), decimals));
        cells.addAll(List.of(
                Cells.median(judged, decimals),
                Cells.quartiles(judged, decimals),
                Cells.number(result.area(), decimals)));
        if (measure.isRegret()) {
            cells.add(Cells.number(result.test(), Wording.testDecimals(objective, greatest(SearchResult::test))));
        }
        cells.add(Cells.count(result.evaluations()));
        cells.add(Cells.count(result.distinct()));
        return new Row(weight(result), cells);
    }

    private int decimals() {
        Measure measure = Measure.of(comparison.yardstick());
        return measure.decimals(greatest(measure.isRegret() ? SearchResult::regret : SearchResult::test));
    }

    private double greatest(Function<SearchResult, Finding<Summary>> value) {
        return comparison.results().stream()
                .flatMap(result -> value.apply(result).toOptional().stream())
                .mapToDouble(
                        summary -> StrictMath.max(StrictMath.abs(summary.maximum()), StrictMath.abs(summary.minimum())))
                .max()
                .orElse(0);
    }

    private Weight weight(SearchResult result) {
        if (result.study().seesTruth()) {
            return Weight.QUIET;
        }
        return standings.weight(result.study());
    }

    private static Optional<String> note(SearchResult result) {
        List<String> notes = Stream.of(
                        result.study().seesTruth() ? TRUTH : "",
                        result.deterministic()
                                ? "its " + result.runs() + " runs are all the same, and count as one"
                                : "",
                        ended(result, End.STRATEGY, "because the strategy had nothing more to propose"),
                        ended(result, End.SPACE, "because nothing was left to propose"),
                        ended(result, End.STALLED, "because trials in a row took no time"),
                        result.faults().map(Faults::text).orElse(""),
                        declared(result),
                        result.failures().count() == 0
                                ? ""
                                : Wording.counted(result.failures().count(), "evaluation") + " failed in all")
                .filter(note -> !note.isEmpty())
                .toList();
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes));
    }

    private Optional<Block> failures() {
        List<Row> rows = new ArrayList<>();
        for (SearchResult result : comparison.results()) {
            result.failures()
                    .counts()
                    .forEach((reason, count) -> rows.add(Row.of(
                            new Cell.Text(result.study().label()), new Cell.Text(reason), new Cell.Whole(count))));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        "failures",
                        "Why evaluations failed. They are charged, in all runs together.",
                        List.of(
                                new Column("strategy", "Strategy", Kind.TEXT),
                                new Column("reason", "Reason", Kind.TEXT),
                                new Column("evaluations", "Evaluations", Kind.WHOLE)),
                        rows));
    }

    /** The mean over the runs of each cost that the strategy declared. */
    private static String declared(SearchResult result) {
        SortedMap<String, Double> sums = new TreeMap<>();
        result.each().forEach(run -> run.declared().forEach((name, cost) -> sums.merge(name, cost, Double::sum)));
        return sums.entrySet().stream()
                .map(cost -> Decimals.significant(cost.getValue() / result.runs(), 4) + " " + cost.getKey())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "),
                        costs -> costs.isEmpty() ? "" : "declares that a run's proposals cost it " + costs));
    }

    private static String ended(SearchResult result, End end, String how) {
        int count = result.ends().getOrDefault(end, 0);
        return count == 0 ? "" : count + " of " + result.runs() + " runs ended " + how;
    }
}
