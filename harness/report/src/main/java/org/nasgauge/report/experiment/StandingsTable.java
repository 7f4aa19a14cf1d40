package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nasgauge.engine.record.StudyFacts;
import org.nasgauge.report.analysis.Standings;
import org.nasgauge.report.analysis.Standings.Comparison;
import org.nasgauge.report.analysis.Standings.Standing;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.report.document.Table.Weight;

/** Which strategies may be the best, and how each stands to the baseline. */
final class StandingsTable {
    private final Standings standings;

    StandingsTable(Standings standings) {
        this.standings = standings;
    }

    boolean isWorthShowing() {
        return standings.all().size() > 1;
    }

    /** Strong for those that may be the best, where there is a choice. */
    Weight weight(StudyFacts study) {
        return isWorthShowing() && standing(study).filter(Standing::mayBeBest).isPresent()
                ? Weight.STRONG
                : Weight.NORMAL;
    }

    /** In words. */
    Cell toBaseline(StudyFacts study) {
        return standing(study)
                .map(one -> one.comparison()
                        .<Cell>fold(
                                against -> new Cell.Text(
                                        switch (against.verdict()) {
                                            case BETTER -> "better";
                                            case NO_DIFFERENCE -> "no difference";
                                            case WORSE -> "worse";
                                        }),
                                Cell.Missing::new))
                .orElseGet(() -> new Cell.Missing("not compared"));
    }

    private Optional<Standing> standing(StudyFacts study) {
        return standings.all().stream().filter(one -> one.study().equals(study)).findFirst();
    }

    /**
     * Empty for fewer than two strategies.
     *
     * @param decimals of a difference of means
     */
    Optional<Table> table(String id, int decimals) {
        if (!isWorthShowing()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>(List.of(
                new Column("strategy", "Strategy", Kind.TEXT), new Column("best", "p, best", Kind.PROBABILITY)));
        if (standings.baseline().isPresent()) {
            columns.addAll(List.of(
                    new Column("difference", "Difference, 95 %", Kind.RANGE),
                    new Column("probability_worse", "P(worse)", Kind.NUMBER),
                    new Column("p", "p", Kind.PROBABILITY),
                    new Column("p_holm", "p, Holm", Kind.PROBABILITY)));
        }
        return Optional.of(new Table(
                id,
                caption(),
                columns,
                standings.all().stream().map(one -> row(one, decimals)).toList()));
    }

    private Row row(Standing one, int decimals) {
        List<Cell> cells =
                new ArrayList<>(List.of(new Cell.Text(one.study().label()), new Cell.Probability(one.best())));
        if (standings.baseline().isPresent()) {
            cells.add(cell(
                    one,
                    against -> new Cell.Range(
                            against.difference().lower(), against.difference().upper(), decimals)));
            cells.add(cell(one, against -> new Cell.Real(against.effect().a12(), 3)));
            cells.add(cell(one, against -> new Cell.Probability(against.test().p())));
            cells.add(cell(one, against -> new Cell.Probability(against.adjusted())));
        }
        return new Row(weight(one.study()), cells);
    }

    private static Cell cell(Standing one, Function<Comparison, Cell> value) {
        return one.comparison().fold(value, Cell.Missing::new);
    }

    private String caption() {
        return "Which strategies may be the best: those with «p, best» above 0.05"
                + standings
                        .baseline()
                        .map(baseline -> "; and how each stands to " + baseline.label()
                                + ": by how much its mean is worse, how likely a run of it ends worse, and whether that"
                                + " could be chance.")
                        .orElse(".");
    }
}
