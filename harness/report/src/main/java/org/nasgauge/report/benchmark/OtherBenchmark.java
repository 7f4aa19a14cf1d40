package org.nasgauge.report.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Series;
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

    private final Table table;
    private final Table other;
    private final FinalScores here;
    private final FinalScores there;

    /** @throws UserError if the tables are over different spaces */
    OtherBenchmark(Table table, Fidelity full, Table other) {
        if (!table.space().name().equals(other.space().name())) {
            throw UserError.at(
                    "table " + other.name(),
                    "is over the space " + other.space().name() + ", and " + table.name() + " over "
                            + table.space().name(),
                    "Name a table over the same space");
        }
        this.table = table;
        this.other = other;
        this.here = new FinalScores(table, Series.TEST_ACCURACY, full);
        List<Integer> schedules = other.schedules();
        this.there = new FinalScores(other, Series.TEST_ACCURACY, Fidelity.full(schedules.get(schedules.size() - 1)));
    }

    Section section() {
        List<Integer> all = IntStream.range(0, table.space().size())
                .filter(this::isKnown)
                .boxed()
                .toList();
        List<Integer> learned = all.stream()
                .filter(number -> accuracyHere(number) > CHANCE && accuracyThere(number) > CHANCE)
                .toList();
        Set<Integer> rows = new LinkedHashSet<>();
        List<Integer> distinct = all.stream()
                .filter(number -> rows.add(table.rowIndex().row(number)))
                .toList();
        List<Row> lines = new ArrayList<>();
        lines.add(row("all architectures", all));
        lines.add(row("first of each distinct network", distinct));
        lines.add(row("above " + (int) CHANCE + " % in both", learned));
        lines.add(row("top half here", best(all, 0.5, this::accuracyHere)));
        lines.add(row("top 10 % here", best(all, 0.1, this::accuracyHere)));
        lines.add(row("top 10 % there", best(all, 0.1, this::accuracyThere)));
        return new Section(
                "other",
                "Against " + other.name(),
                List.of(new org.nasgauge.report.document.Table(
                        "other",
                        "Rank correlation of final test accuracy (mean over the trainings that exist) with that in "
                                + other.name() + ": "
                                + other.manifest().description().description()
                                + " " + other.manifest().description().source() + ".",
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

    private double accuracyHere(int number) {
        return here.mean(table.rowIndex().row(number)).orElseThrow();
    }

    private double accuracyThere(int number) {
        return there.mean(other.rowIndex().row(number)).orElseThrow();
    }

    private static List<Integer> best(List<Integer> all, double share, IntFunction<Double> accuracy) {
        return all.stream()
                .sorted((a, b) -> Double.compare(accuracy.apply(b), accuracy.apply(a)))
                .limit(Math.max(1, (long) (share * all.size())))
                .toList();
    }

    private Row row(String population, List<Integer> numbers) {
        double[] mine = numbers.stream().mapToDouble(this::accuracyHere).toArray();
        double[] theirs = numbers.stream().mapToDouble(this::accuracyThere).toArray();
        RankedPairs pairs = RankedPairs.of(mine, theirs);
        return Row.of(
                new Cell.Text(population),
                new Cell.Whole(numbers.size()),
                NoiseCeiling.cell(pairs.spearmanRho()),
                NoiseCeiling.cell(pairs.kendallTauB()));
    }
}
