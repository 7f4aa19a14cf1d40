package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.report.analysis.FrontComparison;
import org.nasgauge.report.analysis.FrontComparison.FrontResult;
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

/** The fronts that the search strategies found, compared. */
final class FrontSection {
    private static final int SHARE_DECIMALS = 4;

    private final FrontComparison comparison;
    private final StandingsTable standings;

    FrontSection(FrontComparison comparison) {
        this.comparison = comparison;
        this.standings = new StandingsTable(comparison.standings());
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(results());
        standings.table("fronts-significance", decimals()).ifPresent(blocks::add);
        new FrontFigures(comparison).blocks().forEach(blocks::add);
        return new Section("fronts", "Several objectives", blocks);
    }

    private Table results() {
        boolean known = comparison.yardstick().judgesTest();
        List<Column> columns = new ArrayList<>(List.of(
                new Column("strategy", "Strategy", Kind.TEXT),
                new Column("runs", "Runs", Kind.WHOLE),
                new Column("hypervolume", "Hypervolume, mean ± s.e.", Kind.MEAN)));
        columns.addAll(standings.baselineColumns());
        columns.addAll(List.of(
                new Column("hypervolume_median", "Median", Kind.NUMBER),
                new Column("hypervolume_quartiles", "Quartiles", Kind.RANGE),
                new Column("hypervolume_area", "Anytime", Kind.NUMBER)));
        if (known) {
            columns.add(new Column("igd_plus", "IGD+, mean ± s.e.", Kind.MEAN));
        }
        columns.add(new Column("front_size", "Points", Kind.NUMBER));
        return new Table(
                "fronts",
                "Hypervolume of the fronts at the end of the runs"
                        + (known ? " as a share of the true front’s" : "")
                        + ", from the greatest mean to the least; its"
                        + " mean over the budget"
                        + (known ? "; and the distance IGD+ from the true front" + outside() : "")
                        + ". Reference point: " + Wording.point(comparison.yardstick()) + "." + accuracy()
                        + standings.baselineCaption(),
                columns,
                comparison.results().stream().map(result -> row(result, known)).toList());
    }

    private String outside() {
        return ", of whose " + Wording.counted(comparison.yardstick().truth().size(), "point") + " "
                + comparison.yardstick().truthOutside() + " are outside the box of the reference point";
    }

    /** Of two and three objectives, all are exact. */
    private String accuracy() {
        if (comparison.yardstick().objectives().size() < 4) {
            return "";
        }
        return comparison.hypervolumeError() == 0
                ? " Hypervolumes are exact."
                : " Hypervolumes are estimated for fronts of more than "
                        + comparison.yardstick().exactUpTo() + " points, each with a standard error of at most "
                        + Decimals.significant(100 * comparison.hypervolumeError(), 2) + " % of it.";
    }

    private Row row(FrontResult result, boolean known) {
        int decimals = decimals();
        List<Cell> cells = new ArrayList<>(List.of(
                new Cell.Text(result.study().label(), note(result)),
                new Cell.Whole(result.deterministic() ? 1 : result.runs()),
                Cells.mean(result.hypervolume(), decimals)));
        cells.addAll(standings.toBaseline(result.study(), decimals));
        cells.addAll(List.of(
                Cells.median(result.hypervolume(), decimals),
                Cells.quartiles(result.hypervolume(), decimals),
                Cells.number(result.area(), decimals)));
        if (known) {
            cells.add(Cells.mean(result.distance(), SHARE_DECIMALS));
        }
        cells.add(Cells.number(result.size(), 1));
        return new Row(weight(result), cells);
    }

    private static Optional<String> note(FrontResult result) {
        List<String> notes = new ArrayList<>();
        if (result.deterministic()) {
            notes.add("its " + result.runs() + " runs are all the same, and count as one");
        }
        result.study()
                .predicted()
                .forEach((objective, by) -> notes.add(
                        "sees " + objective + " as predicted by " + by.name() + ", and is judged as measured"));
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes));
    }

    private int decimals() {
        if (comparison.yardstick().judgesTest()) {
            return SHARE_DECIMALS;
        }
        return Decimals.decimalsFor(
                comparison.results().stream()
                        .flatMap(result -> result.hypervolume().toOptional().stream())
                        .mapToDouble(Summary::maximum)
                        .max()
                        .orElse(0),
                SHARE_DECIMALS);
    }

    private Weight weight(FrontResult result) {
        if (result.study().seesTruth()) {
            return Weight.QUIET;
        }
        return standings.weight(result.study());
    }
}
