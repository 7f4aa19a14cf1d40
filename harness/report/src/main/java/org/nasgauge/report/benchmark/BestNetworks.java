package org.nasgauge.report.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;

/** How well the best networks are told apart from each other by the trainings that they have. */
final class BestNetworks {
    private static final int FEWEST = 10;

    private final Judged judged;
    private final FinalScores scores;
    private final List<Integer> bestFirst;

    BestNetworks(Judged judged) {
        this.judged = judged;
        this.scores = judged.scores();
        this.bestFirst = scores.trained().stream()
                .sorted(Comparator.comparingDouble(scores::score).reversed())
                .toList();
    }

    Section section() {
        return new Section("best", "The best apart", List.<Block>of(table()));
    }

    private Table table() {
        return new Table(
                "best-apart",
                "Final " + judged.series()
                        + " of the best networks by the mean over their trainings. Reliability: Pearson's correlation between the"
                        + " means of two halves of each network's trainings, every other seed, stepped up to all of them by"
                        + " Spearman and Brown's 2r / (1 + r); over the networks with at least two. Who was chosen for the sum of"
                        + " two halves has them less alike than they are, so that it is rather too small.",
                List.of(
                        new Column("best", "Best", Kind.TEXT),
                        new Column("networks", "Networks", Kind.WHOLE),
                        new Column("trainings", "Trainings of one, mean", Kind.NUMBER),
                        new Column("several", "With several", Kind.WHOLE),
                        new Column("deviation", "SD of means", Kind.NUMBER),
                        new Column("reliability", "Reliability", Kind.NUMBER)),
                List.of(row("5 %", 0.05), row("10 %", 0.1), row("half", 0.5), row("all", 1)));
    }

    private Row row(String name, double share) {
        List<Integer> best = bestFirst.subList(0, (int) StrictMath.ceil(share * bestFirst.size()));
        List<Integer> several =
                best.stream().filter(row -> scores.count(row) > 1).toList();
        return Row.of(
                new Cell.Text(name),
                new Cell.Whole(best.size()),
                new Cell.Real(best.stream().mapToInt(scores::count).average().orElse(0), 1),
                new Cell.Whole(several.size()),
                several.size() < FEWEST ? tooFew() : new Cell.Real(deviation(several), 2),
                several.size() < FEWEST ? tooFew() : reliability(several));
    }

    private static Cell tooFew() {
        return new Cell.Missing("fewer than " + FEWEST + " networks have several trainings");
    }

    private double deviation(List<Integer> rows) {
        double[] means = scores.means(rows);
        double mean =
                IntStream.range(0, means.length).mapToDouble(i -> means[i]).sum() / means.length;
        double squares = IntStream.range(0, means.length)
                .mapToDouble(i -> (means[i] - mean) * (means[i] - mean))
                .sum();
        return StrictMath.sqrt(squares / (means.length - 1));
    }

    private Cell reliability(List<Integer> rows) {
        double[] even =
                rows.stream().mapToDouble(row -> meanOfEveryOther(row, 0)).toArray();
        double[] odd =
                rows.stream().mapToDouble(row -> meanOfEveryOther(row, 1)).toArray();
        double r = new PearsonsCorrelation().correlation(even, odd);
        return Double.isFinite(r) && r > -1 ? new Cell.Real(2 * r / (1 + r), 3) : new Cell.Missing("all alike");
    }

    private double meanOfEveryOther(int row, int first) {
        int[] there = scores.seedsOf(row);
        return IntStream.iterate(first, i -> i < there.length, i -> i + 2)
                .mapToDouble(i -> scores.of(row, there[i]))
                .average()
                .orElseThrow();
    }
}
