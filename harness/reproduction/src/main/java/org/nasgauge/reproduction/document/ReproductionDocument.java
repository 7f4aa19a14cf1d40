package org.nasgauge.reproduction.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.report.document.Table.Weight;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.reproduction.check.CheckedReproduction;
import org.nasgauge.reproduction.check.CheckedReproduction.CheckedCell;
import org.nasgauge.reproduction.check.CheckedReproduction.CheckedTable;
import org.nasgauge.reproduction.check.CheckedReproduction.Verdict;
import org.nasgauge.reproduction.published.Tolerance;

/** Published and derived values side by side: a summary, and a section for each reproduction. */
public final class ReproductionDocument {
    private static final List<Column> COLUMNS = List.of(
            new Column("cell", "Cell", Kind.TEXT),
            new Column("published", "Published", Kind.NUMBER),
            new Column("ours", "Ours", Kind.NUMBER),
            new Column("n", "n", Kind.WHOLE),
            new Column("tolerance", "Tolerance", Kind.TEXT),
            new Column("basis", "Known", Kind.TEXT),
            new Column("verdict", "Verdict", Kind.TEXT));

    private ReproductionDocument() {}

    public static Document of(List<CheckedReproduction> checked) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("summary", "", List.of(summary(checked))));
        for (CheckedReproduction one : checked) {
            List<Block> blocks = new ArrayList<>();
            blocks.add(new Block.Paragraph(one.reproduction().about()));
            one.tables().forEach(table -> blocks.add(table(one.reproduction().name(), table)));
            sections.add(
                    new Section(one.reproduction().name(), one.reproduction().title(), blocks));
        }
        sections.add(new Section("words", "What the columns say", List.of(definitions())));
        return new Document("Published numbers, derived again", sections);
    }

    private static Table summary(List<CheckedReproduction> checked) {
        List<Row> rows = new ArrayList<>();
        for (CheckedReproduction one : checked) {
            rows.add(Row.of(
                    new Cell.Text(one.reproduction().name()),
                    new Cell.Whole(one.cells().count()),
                    new Cell.Whole(one.count(Verdict.Reproduced.class)),
                    new Cell.Whole(one.count(Verdict.Differs.class)),
                    new Cell.Whole(one.count(Verdict.Unchecked.class)),
                    new Cell.Whole(one.count(Verdict.Reported.class))));
        }
        return new Table(
                "verdicts",
                "Verdicts by reproduction.",
                List.of(
                        new Column("reproduction", "Reproduction", Kind.TEXT),
                        new Column("cells", "Cells", Kind.WHOLE),
                        new Column("reproduced", "Reproduced", Kind.WHOLE),
                        new Column("differs", "Differ", Kind.WHOLE),
                        new Column("unchecked", "Cannot be checked", Kind.WHOLE),
                        new Column("reported", "Reported only", Kind.WHOLE)),
                rows);
    }

    private static Table table(String reproduction, CheckedTable checked) {
        return new Table(
                reproduction + "-" + checked.table().id(),
                checked.table().caption() + " Source: " + checked.table().source() + ".",
                COLUMNS,
                checked.cells().stream().map(ReproductionDocument::row).toList());
    }

    private static Row row(CheckedCell checked) {
        int decimals = checked.cell().decimals();
        return new Row(
                checked.verdict() instanceof Verdict.Differs ? Weight.STRONG : Weight.NORMAL,
                List.of(
                        new Cell.Text(checked.cell().label(), checked.cell().source()),
                        new Cell.Real(checked.cell().published(), decimals),
                        checked.ours()
                                .<Cell>map(ours -> new Cell.Real(ours.value(), decimals))
                                .orElseGet(() -> new Cell.Missing(reason(checked.verdict()))),
                        checked.ours()
                                .<Cell>map(ours -> new Cell.Whole(ours.n()))
                                .orElseGet(() -> new Cell.Missing(reason(checked.verdict()))),
                        new Cell.Text(tolerance(checked.cell().tolerance())),
                        new Cell.Text(checked.cell().basis().tag()),
                        verdict(checked.verdict())));
    }

    private static String reason(Verdict verdict) {
        return verdict instanceof Verdict.Unchecked unchecked ? unchecked.reason() : "not derived";
    }

    private static Cell.Text verdict(Verdict verdict) {
        if (verdict instanceof Verdict.Unchecked unchecked) {
            return new Cell.Text("cannot be checked", Optional.of(unchecked.reason()));
        }
        if (verdict instanceof Verdict.Differs) {
            return new Cell.Text("differs");
        }
        return new Cell.Text(verdict instanceof Verdict.Reported ? "reported" : "reproduced");
    }

    private static String tolerance(Tolerance tolerance) {
        if (tolerance instanceof Tolerance.Absolute absolute) {
            return absolute.most() == 0 ? "exact" : "± " + Decimals.shortest(absolute.most());
        }
        if (tolerance instanceof Tolerance.Ratio ratio) {
            return "ratio " + Decimals.shortest(ratio.least()) + " to " + Decimals.shortest(ratio.most());
        }
        if (tolerance instanceof Tolerance.OfSample) {
            return "3 standard errors";
        }
        Tolerance.OfRuns runs = (Tolerance.OfRuns) tolerance;
        return "3 standard errors + " + Decimals.shortest(runs.slack());
    }

    private static Block definitions() {
        return new Block.Definitions(List.of(
                new Block.Definition("n", "architectures, pairs or runs that our value was computed from"),
                new Block.Definition(
                        "Known",
                        "V: read in the named public source; C: computed by others from the published tables;"
                                + " M: from memory of the literature, reported and never judged"),
                new Block.Definition(
                        "3 standard errors",
                        "of the difference of two means over runs, from the standard deviations of both; or of a rank"
                                + " correlation over our n, after Bonett and Wright (2000) for Spearman's and Fieller,"
                                + " Hartley and Pearson (1957) for Kendall's")));
    }
}
