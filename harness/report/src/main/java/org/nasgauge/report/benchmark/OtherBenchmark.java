package org.nasgauge.report.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.statistics.correlation.RankedPairs;
import org.nasgauge.tabular.query.Table;

/** How alike two tables over one space rank its networks: final test accuracy, the mean over the trainings of each. */
final class OtherBenchmark {
    private static final double CHANCE = 11; // percent: a network of ten classes that learned nothing is right in 10 %

    private final Judged judged;
    private final Judged judgedThere;
    private final Table table;
    private final Table other;
    private final FinalScores here;
    private final FinalScores there;

    private OtherBenchmark(Judged judged, Judged judgedThere) {
        this.judged = judged;
        this.judgedThere = judgedThere;
        this.table = judged.table();
        this.other = judgedThere.table();
        this.here = judged.scores();
        this.there = judgedThere.scores();
    }

    /** @throws UserError if the tables are over different spaces */
    static Section section(Judged judged, Table other, String id) {
        Table table = judged.table();
        for (Table either : List.of(table, other)) {
            if (either.isListed()) {
                return leftOut(id, other, either.name() + " lists its architectures, and nothing numbers them");
            }
        }
        if (!table.space().name().equals(other.space().name())) {
            throw UserError.at(
                    "table " + other.name(),
                    "is over the space " + other.space().name() + ", and " + table.name() + " over "
                            + table.space().name(),
                    "Name a table over the same space");
        }
        return Judged.of(other)
                .map(there -> new OtherBenchmark(judged, there).section(id))
                .orElseGet(() -> leftOut(id, other, other.name() + " follows no metric over trainings"));
    }

    private static Section leftOut(String id, Table other, String reason) {
        return new Section(id, "Against " + other.name(), List.of(new Block.Paragraph("Left out: " + reason + ".")));
    }

    private Section section(String id) {
        List<Integer> all = IntStream.range(0, table.space().size())
                .filter(this::isKnown)
                .boxed()
                .toList();
        Set<Integer> rows = new LinkedHashSet<>();
        List<Integer> distinct = all.stream()
                .filter(number -> rows.add(table.rowIndex().row(number)))
                .toList();
        List<Row> lines = new ArrayList<>();
        lines.add(row("all architectures", all));
        lines.add(row("first of each distinct network", distinct));
        if (judged.series().metric().equals(Metric.ACCURACY)
                && judgedThere.series().metric().equals(Metric.ACCURACY)) {
            lines.add(row(
                    "above " + (int) CHANCE + " % in both",
                    all.stream()
                            .filter(number -> scoreHere(number) > CHANCE && scoreThere(number) > CHANCE)
                            .toList()));
        }
        lines.add(row("top half here", best(all, 0.5, this::scoreHere)));
        lines.add(row("top 10 % here", best(all, 0.1, this::scoreHere)));
        lines.add(row("top 10 % there", best(all, 0.1, this::scoreThere)));
        return new Section(
                id,
                "Against " + other.name(),
                List.of(new org.nasgauge.report.document.Table(
                        id,
                        "Rank correlation of final " + judged.series() + " (mean over the trainings that exist) with "
                                + (judged.series().equals(judgedThere.series())
                                        ? "that"
                                        : "final " + judgedThere.series())
                                + " in " + other.name() + ": "
                                + other.manifest().description().description()
                                + " " + other.manifest().description().source(),
                        List.of(
                                new Column("population", "Population", Kind.TEXT),
                                new Column("architectures", "Architectures", Kind.WHOLE),
                                new Column("spearman", "Spearman’s ρ", Kind.NUMBER),
                                new Column("kendall", "Kendall τ-b", Kind.NUMBER)),
                        lines)));
    }

    private boolean isKnown(int number) {
        return here.mean(table.rowIndex().row(number)).isPresent()
                && there.mean(other.rowIndex().row(number)).isPresent();
    }

    private double scoreHere(int number) {
        return here.score(table.rowIndex().row(number));
    }

    private double scoreThere(int number) {
        return there.score(other.rowIndex().row(number));
    }

    private static List<Integer> best(List<Integer> all, double share, IntFunction<Double> score) {
        return all.stream()
                .sorted((a, b) -> Double.compare(score.apply(b), score.apply(a)))
                .limit(Math.max(1, (long) (share * all.size())))
                .toList();
    }

    private Row row(String population, List<Integer> numbers) {
        double[] mine = numbers.stream().mapToDouble(this::scoreHere).toArray();
        double[] theirs = numbers.stream().mapToDouble(this::scoreThere).toArray();
        RankedPairs pairs = RankedPairs.of(mine, theirs);
        return Row.of(
                new Cell.Text(population),
                new Cell.Whole(numbers.size()),
                NoiseCeiling.cell(pairs.spearmanRho()),
                NoiseCeiling.cell(pairs.kendallTauB()));
    }
}
