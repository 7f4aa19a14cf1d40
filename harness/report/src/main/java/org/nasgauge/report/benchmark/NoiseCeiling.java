package org.nasgauge.report.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.statistics.correlation.RankCorrelation;
import org.nasgauge.statistics.correlation.RankedPairs;
import org.nasgauge.tabular.query.Table;

/** How well trainings under other seeds rank the networks: no estimator of one training can do reliably better. */
final class NoiseCeiling {
    private static final double TOP = 0.1;

    private final Judged judged;
    private final Table table;
    private final FinalScores scores;
    private final int seeds;
    private final List<Integer> complete;

    NoiseCeiling(Judged judged) {
        this.judged = judged;
        this.table = judged.table();
        this.scores = judged.scores();
        this.seeds = scores.sampledSeeds();
        this.complete = scores.complete();
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        if (seeds < 2 || complete.size() < 2) {
            blocks.add(new Block.Paragraph(
                    "Not known: no unbiased sample of the networks was trained under several seeds, of "
                            + table.seeds().size() + "."));
        } else {
            blocks.add(new org.nasgauge.report.document.Table(
                    "noise-ceiling",
                    "Rank correlation of final " + judged.series() + " between trainings of " + sample()
                            + "; better half and top 10 % are those of the mean over the seeds, with all that tie at the cut.",
                    List.of(
                            new Column("one", "Trainings", Kind.TEXT),
                            new Column("other", "against", Kind.TEXT),
                            new Column("spearman", "Spearman’s ρ", Kind.NUMBER),
                            new Column("kendall", "Kendall τ-b", Kind.NUMBER),
                            new Column("spearman_half", "ρ, better half", Kind.NUMBER),
                            new Column("kendall_half", "τ-b, better half", Kind.NUMBER),
                            new Column("kendall_top", "τ-b, top 10 %", Kind.NUMBER),
                            new Column("precision_top", "Top 10 % found", Kind.NUMBER)),
                    rows()));
        }
        return new Section("noise", "Noise ceiling", blocks);
    }

    private String sample() {
        long everySeed = IntStream.range(0, table.rows())
                .filter(row -> scores.hasFirst(row, seeds))
                .count();
        String all = everySeed + " networks trained under "
                + (seeds == table.seeds().size() ? "every seed" : "the first " + seeds + " seeds");
        return everySeed == complete.size()
                ? "the " + all
                : complete.size() + " of the " + all
                        + ", a random sample: the first in the pseudo-random order of building";
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int one = 0; one < seeds; one++) {
            for (int other = one + 1; other < seeds; other++) {
                int second = other;
                rows.add(row(
                        "seed " + table.seeds().get(one),
                        "seed " + table.seeds().get(other),
                        one,
                        chosen -> scores.column(chosen, second)));
            }
        }
        if (seeds > 2) {
            for (int one = 0; one < seeds; one++) {
                int left = one;
                rows.add(row(
                        "seed " + table.seeds().get(one),
                        "mean of the others",
                        one,
                        chosen -> chosen.stream()
                                .mapToDouble(row -> judged.direction()
                                        .score(scores.meanWithout(row, left).orElseThrow()))
                                .toArray()));
            }
        }
        return rows;
    }

    @FunctionalInterface
    private interface Against {
        double[] values(List<Integer> rows);
    }

    private Row row(String one, String other, int seed, Against against) {
        RankedPairs all = pairs(complete, seed, against);
        RankedPairs half = pairs(best(0.5), seed, against);
        RankedPairs top = pairs(best(TOP), seed, against);
        return Row.of(
                new Cell.Text(one),
                new Cell.Text(other),
                cell(all.spearmanRho()),
                cell(all.kendallTauB()),
                cell(half.spearmanRho()),
                cell(half.kendallTauB()),
                cell(top.kendallTauB()),
                new Cell.Real(all.topOverlap(TOP).precision(), 3));
    }

    private RankedPairs pairs(List<Integer> chosen, int seed, Against against) {
        return RankedPairs.of(scores.column(chosen, seed), against.values(chosen));
    }

    private List<Integer> best(double share) {
        double cut = cut(scores.scores(complete), share);
        return complete.stream().filter(row -> scores.score(row) >= cut).toList();
    }

    /** The least of the best share of some values, which is rounded down to a whole number of them but at least 1. */
    static double cut(double[] values, double share) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        return ascending[ascending.length - StrictMath.max(1, (int) (share * ascending.length))];
    }

    static Cell cell(RankCorrelation correlation) {
        return correlation.coefficient().isPresent()
                ? new Cell.Real(correlation.coefficient().getAsDouble(), 3)
                : new Cell.Missing("too few networks, or all alike");
    }

    /**
     * Standard deviation between the trainings of one network: root of the mean unbiased variance. Empty if none has more
     * than one training.
     */
    static OptionalDouble seedDeviation(FinalScores scores, Table table) {
        double variances = 0;
        int networks = 0;
        for (int row : scores.trained()) {
            double mean = scores.mean(row).orElseThrow();
            double squares = 0;
            int trainings = 0;
            for (int seed = 0; seed < table.seeds().size(); seed++) {
                if (scores.has(row, seed)) {
                    double distance = scores.of(row, seed) - mean;
                    squares += distance * distance;
                    trainings++;
                }
            }
            if (trainings > 1) {
                variances += squares / (trainings - 1);
                networks++;
            }
        }
        return networks == 0 ? OptionalDouble.empty() : OptionalDouble.of(StrictMath.sqrt(variances / networks));
    }
}
