package org.nasgauge.reproduction.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.nasgauge.reproduction.check.CheckedReproduction.CheckedCell.Tried;
import org.nasgauge.reproduction.check.CheckedReproduction.CheckedTable;
import org.nasgauge.reproduction.check.CheckedReproduction.Verdict;
import org.nasgauge.reproduction.published.PublishedTable.PublishedCell;
import org.nasgauge.reproduction.published.PublishedTable.PublishedCell.Basis;
import org.nasgauge.reproduction.published.Tolerance;

/** Published and derived values side by side: a summary, and a section for each reproduction. */
public final class ReproductionDocument {
    private static final Column BASIS = new Column("basis", "Whose", Kind.TEXT);
    private static final List<Column> COLUMNS = List.of(
            new Column("cell", "Cell", Kind.TEXT),
            new Column("published", "Published", Kind.NUMBER),
            new Column("ours", "Ours", Kind.NUMBER),
            new Column("n", "n", Kind.WHOLE),
            new Column("accepted", "Accepted", Kind.RANGE),
            new Column("tried", "Mistakes", Kind.WHOLE),
            new Column("passing", "Passing", Kind.WHOLE),
            BASIS,
            new Column("verdict", "Verdict", Kind.TEXT));

    private static final List<Column> COUNTS = List.of(
            new Column("cells", "Cells", Kind.WHOLE),
            new Column("reproduced", "Reproduced", Kind.WHOLE),
            new Column("compatible", "Compatible", Kind.WHOLE),
            new Column("differs", "Differ", Kind.WHOLE),
            new Column("unchecked", "Cannot be checked", Kind.WHOLE),
            new Column("reported", "Reported only", Kind.WHOLE));

    private ReproductionDocument() {}

    public static Document of(List<CheckedReproduction> checked) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("summary", "", List.of(byBasis(checked), byReproduction(checked))));
        for (CheckedReproduction one : checked) {
            String name = one.reproduction().name();
            List<Block> blocks = new ArrayList<>();
            blocks.add(new Block.Paragraph(one.reproduction().about()));
            one.tables().forEach(table -> blocks.add(table(name, table)));
            if (one.cells().anyMatch(cell -> !cell.tried().isEmpty())) {
                blocks.add(mistakes(one));
            }
            sections.add(new Section(name, one.reproduction().title(), blocks));
        }
        sections.add(new Section("words", "What the columns say", List.of(definitions())));
        return new Document("Published numbers, derived again", sections);
    }

    private static Table byBasis(List<CheckedReproduction> checked) {
        List<Row> rows = new ArrayList<>();
        for (Basis basis : Basis.values()) {
            counts(checked, basis).ifPresent(counts -> rows.add(row(List.of(basis.label()), counts)));
        }
        return new Table("bases", "Verdicts by whose number it is.", columns(BASIS), rows);
    }

    private static Table byReproduction(List<CheckedReproduction> checked) {
        List<Row> rows = new ArrayList<>();
        for (CheckedReproduction one : checked) {
            for (Basis basis : Basis.values()) {
                counts(List.of(one), basis)
                        .ifPresent(counts ->
                                rows.add(row(List.of(one.reproduction().name(), basis.label()), counts)));
            }
        }
        return new Table(
                "verdicts",
                "Verdicts by reproduction.",
                columns(new Column("reproduction", "Reproduction", Kind.TEXT), BASIS),
                rows);
    }

    private static List<Column> columns(Column... first) {
        return Stream.concat(Stream.of(first), COUNTS.stream()).toList();
    }

    private static Row row(List<String> texts, List<Integer> counts) {
        return new Row(
                Weight.NORMAL,
                Stream.<Cell>concat(
                                texts.stream().map(Cell.Text::new),
                                counts.stream().map(Cell.Whole::new))
                        .toList());
    }

    /** In the order of the columns; empty if there is no such cell. */
    private static Optional<List<Integer>> counts(List<CheckedReproduction> checked, Basis basis) {
        List<Integer> counts = Stream.of(
                        Verdict.class,
                        Verdict.Reproduced.class,
                        Verdict.Compatible.class,
                        Verdict.Differs.class,
                        Verdict.Unchecked.class,
                        Verdict.Reported.class)
                .map(verdict -> checked.stream()
                        .mapToInt(one -> one.count(verdict, cell -> cell.basis() == basis))
                        .sum())
                .toList();
        return counts.get(0) == 0 ? Optional.empty() : Optional.of(counts);
    }

    private static Table table(String reproduction, CheckedTable checked) {
        return new Table(
                reproduction + "-" + checked.table().id(),
                checked.table().caption() + " Source: " + checked.table().source() + ".",
                COLUMNS,
                checked.cells().stream().map(ReproductionDocument::row).toList());
    }

    private static Row row(CheckedCell checked) {
        PublishedCell cell = checked.cell();
        Cell missing = new Cell.Missing(reason(checked.verdict()));
        return new Row(
                checked.verdict() instanceof Verdict.Differs ? Weight.STRONG : Weight.NORMAL,
                List.of(
                        new Cell.Text(cell.label(), cell.source()),
                        new Cell.Real(cell.published(), cell.decimals()),
                        checked.ours()
                                .<Cell>map(ours -> new Cell.Real(ours.value(), cell.decimals()))
                                .orElse(missing),
                        checked.ours()
                                .<Cell>map(ours -> new Cell.Whole(ours.n()))
                                .orElse(missing),
                        checked.accepted()
                                .<Cell>map(range -> accepted(cell, range))
                                .orElse(missing),
                        new Cell.Whole(checked.tried().size()),
                        new Cell.Whole(checked.passing()),
                        new Cell.Text(cell.basis().label()),
                        verdict(checked.verdict())));
    }

    /** With one digit more than the published value has, and as many as tell the ends apart. */
    private static Cell accepted(PublishedCell cell, Tolerance.Range range) {
        double half = (range.most() - range.least()) / 2;
        int decimals = half == 0 ? cell.decimals() : Math.max(cell.decimals() + 1, Decimals.decimalsFor(half, 1));
        return new Cell.Range(range.least(), range.most(), decimals);
    }

    private static String reason(Verdict verdict) {
        return verdict instanceof Verdict.Unchecked unchecked ? unchecked.reason() : "not derived";
    }

    private static Cell.Text verdict(Verdict verdict) {
        if (verdict instanceof Verdict.Unchecked unchecked) {
            return new Cell.Text("cannot be checked", Optional.of(unchecked.reason()));
        }
        if (verdict instanceof Verdict.Compatible compatible) {
            return new Cell.Text("compatible", Optional.of(compatible.reason()));
        }
        if (verdict instanceof Verdict.Differs) {
            return new Cell.Text("differs");
        }
        return new Cell.Text(verdict instanceof Verdict.Reported ? "reported" : "reproduced");
    }

    /** Each mistake by its name, in the order of the first cell that it was tried on. */
    private static Table mistakes(CheckedReproduction checked) {
        Map<String, List<Tried>> byLabel = checked.cells()
                .flatMap(cell -> cell.tried().stream())
                .collect(Collectors.groupingBy(Tried::label, LinkedHashMap::new, Collectors.toList()));
        List<Row> rows = new ArrayList<>();
        byLabel.forEach((label, tried) -> rows.add(row(List.of(label), List.of(tried.size(), (int)
                tried.stream().filter(Tried::passes).count()))));
        return new Table(
                checked.reproduction().name() + "-mistakes",
                "Plausible mistakes: on how many cells each was tried, and where it would have passed.",
                List.of(
                        new Column("mistake", "Mistake", Kind.TEXT),
                        new Column("tried", "Cells", Kind.WHOLE),
                        new Column("passing", "Passing", Kind.WHOLE)),
                rows);
    }

    private static Block definitions() {
        return new Block.Definitions(List.of(
                new Block.Definition("n", "architectures, pairs or runs that our value was computed from"),
                new Block.Definition(
                        "Accepted",
                        "the values of ours that pass: those that round to the published one, or a stated distance from"
                                + " it; where one of the two is over a sample or over runs, three standard errors of their"
                                + " difference beyond the rounding, and nothing more. Of means, from the standard"
                                + " deviations of both; of standard deviations, from the kurtosis of our runs; of rank"
                                + " correlations, on Fisher's scale at the published value, after Bonett and Wright (2000)"
                                + " for Spearman's and Fieller, Hartley and Pearson (1957) for Kendall's, with the"
                                + " correction for a finite population"),
                new Block.Definition(
                        "Mistakes",
                        "plausible wrong measures that were derived as well: another split, seed, population, proxy,"
                                + " coefficient or setting. Passing: how many of them lie where ours is accepted"),
                new Block.Definition(
                        "Whose",
                        "published: seen in the named public source; claim: said there in words, which the accepted range"
                                + " reads; computed: for this project, from public tables, which"
                                + " checks arithmetic; looked up: in the very file that ours is read from, which checks"
                                + " importers; remembered: from the literature, reported and never judged"),
                new Block.Definition(
                        "Verdict",
                        "reproduced: accepted, and no mistake that was tried would be; compatible: accepted, but so would"
                                + " a mistake be, or none was tried on a sampled value, or ours is derived from the scores of"
                                + " others than the published number was; differs: not accepted, whoever computed the"
                                + " scores")));
    }
}
