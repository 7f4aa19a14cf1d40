package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nasgauge.engine.manifest.StudyFacts;
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
    private static final Column DIFFERENCE = new Column("difference", "Difference, 95 %", Kind.RANGE);

    private final Standings standings;

    StandingsTable(Standings standings) {
        this.standings = standings;
    }

    /** Where there is a choice. */
    boolean hasBest() {
        return standings.all().stream()
                        .filter(one -> one.best().toOptional().isPresent())
                        .count()
                > 1;
    }

    /** Strong for those that may be the best, where there is a choice. */
    Weight weight(StudyFacts study) {
        return hasBest() && standing(study).filter(Standing::mayBeBest).isPresent() ? Weight.STRONG : Weight.NORMAL;
    }

    /** The columns of {@link #toBaseline}; none where no baseline is named. */
    List<Column> baselineColumns() {
        return standings.baseline().isEmpty()
                ? List.of()
                : List.of(new Column("to_baseline", "To baseline", Kind.TEXT), DIFFERENCE);
    }

    /**
     * The verdict in words, and the difference.
     *
     * @param decimals of a difference of means
     */
    List<Cell> toBaseline(StudyFacts study, int decimals) {
        if (standings.baseline().isEmpty()) {
            return List.of();
        }
        boolean isBaseline = standings.baseline().filter(study::equals).isPresent();
        Optional<Standing> standing = standing(study);
        Cell none = new Cell.Missing("is shown the best architecture");
        return List.of(
                isBaseline
                        ? new Cell.Text("baseline")
                        : standing.map(one -> cell(one, against -> verdict(against.verdict())))
                                .orElse(none),
                standing.map(one -> difference(one, decimals)).orElse(none));
    }

    private static Cell verdict(Standings.Verdict verdict) {
        return new Cell.Text(
                switch (verdict) {
                    case BETTER -> "better";
                    case NO_WORSE -> "no worse";
                    case WORSE -> "worse";
                });
    }

    private static Cell difference(Standing one, int decimals) {
        return cell(
                one,
                against -> new Cell.Range(
                        against.difference().lower(), against.difference().upper(), decimals));
    }

    /** What a caption says of {@link #baselineColumns}. */
    String baselineCaption() {
        return standings
                .baseline()
                .map(baseline -> " To baseline: better, no worse or worse than " + baseline.label()
                        + " at 5 %, and by how much the mean is worse, with its 95 % interval.")
                .orElse("");
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
        if (standings.all().size() < 2) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>(List.of(
                new Column("strategy", "Strategy", Kind.TEXT), new Column("best", "p, best", Kind.PROBABILITY)));
        if (standings.baseline().isPresent()) {
            columns.addAll(List.of(
                    DIFFERENCE,
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
        List<Cell> cells = new ArrayList<>(
                List.of(new Cell.Text(one.study().label()), one.best().fold(Cell.Probability::new, Cell.Missing::new)));
        if (standings.baseline().isPresent()) {
            cells.add(difference(one, decimals));
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
