package org.nasgauge.report.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.statistics.Summary;

/** The spread of final values, and the best networks. */
final class Ranking {
    private static final int BEST = 10;

    private final Judged judged;
    private final FinalScores scores;
    private final Optional<FinalScores> validation;
    private final List<Integer> trained;
    private final int decimals;

    Ranking(Judged judged) {
        this.judged = judged;
        this.scores = judged.scores();
        this.trained = scores.trained();
        this.validation = judged.series().split() == Split.VALIDATION
                ? Optional.empty()
                : judged.scores(Split.VALIDATION, judged.fidelity());
        this.decimals = judged.decimals(DoubleStream.concat(
                        Arrays.stream(scores.means(trained)),
                        validation.stream().flatMapToDouble(other -> Arrays.stream(other.means(other.trained()))))
                .map(StrictMath::abs)
                .max()
                .orElse(0));
    }

    /** Whether no network has a value. */
    boolean isEmpty() {
        return trained.isEmpty();
    }

    Section section() {
        List<Block> blocks = new ArrayList<>(List.of(spread(), best()));
        if (judged.series().split() != Split.VALIDATION && validation.isEmpty()) {
            blocks.add(
                    1,
                    new Block.Paragraph("Left out: the table holds no " + judged.on(Split.VALIDATION)
                            + " at the end of these trainings."));
        }
        Metric metric = judged.series().metric();
        return new Section(metric.name(), "Final " + metric.name(), blocks);
    }

    private Block spread() {
        List<Row> rows = new ArrayList<>();
        validation.ifPresent(other -> rows.add(spread(Split.VALIDATION, other, scores.trainedLike(other))));
        rows.add(spread(judged.series().split(), scores, trained));
        String metric = judged.metricWithUnit();
        return new Table(
                judged.series().metric().name(),
                capitalised(metric)
                        + " of the networks after the last epoch, each the mean over its trainings; and the standard"
                        + " deviation between the seeds of one network (root mean square).",
                List.of(
                        new Column("split", "Split", Kind.TEXT),
                        new Column("networks", "Networks", Kind.WHOLE),
                        new Column("minimum", "Min", Kind.NUMBER),
                        new Column("lower_quartile", "25 %", Kind.NUMBER),
                        new Column("median", "Median", Kind.NUMBER),
                        new Column("upper_quartile", "75 %", Kind.NUMBER),
                        new Column("maximum", "Max", Kind.NUMBER),
                        new Column("sd", "SD", Kind.NUMBER),
                        new Column("sd_seeds", "SD of seeds", Kind.NUMBER)),
                rows);
    }

    private Row spread(Split split, FinalScores values, List<Integer> networks) {
        List<Cell> cells = new ArrayList<>(List.of(new Cell.Text(split.label()), new Cell.Whole(networks.size())));
        if (networks.isEmpty()) {
            for (int i = 0; i < 6; i++) {
                cells.add(new Cell.Missing("no network has a value"));
            }
        } else {
            Summary summary = Summary.of(values.means(networks));
            DoubleStream.of(
                            summary.minimum(),
                            summary.lowerQuartile(),
                            summary.median(),
                            summary.upperQuartile(),
                            summary.maximum(),
                            summary.populationSd())
                    .forEach(value -> cells.add(new Cell.Real(value, decimals)));
        }
        OptionalDouble deviation = NoiseCeiling.seedDeviation(values, judged.table());
        cells.add(
                deviation.isPresent()
                        ? new Cell.Real(deviation.getAsDouble(), decimals)
                        : new Cell.Missing("no network has more than one training"));
        return Row.of(cells.toArray(Cell[]::new));
    }

    private Block best() {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("architecture", "Architecture", Kind.TEXT),
                new Column("trainings", "Trainings", Kind.WHOLE)));
        validation.ifPresent(other -> columns.add(new Column("validation", "Validation", Kind.NUMBER)));
        String split = judged.series().split().label();
        columns.add(new Column(split, capitalised(split), Kind.NUMBER));
        List<Row> rows = trained.stream()
                .sorted(Comparator.comparingDouble((Integer row) -> -scores.score(row))
                        .thenComparingInt(row -> row))
                .limit(BEST)
                .map(this::best)
                .toList();
        return new Table(
                "best",
                "The best networks by mean " + judged.withUnit()
                        + ". Luck weighs more where there are fewer trainings.",
                columns,
                rows);
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private Row best(int row) {
        List<Cell> cells = new ArrayList<>(
                List.of(new Cell.Text(judged.table().architecture(row)), new Cell.Whole(scores.count(row))));
        validation.ifPresent(other -> cells.add(
                other.mean(row).isPresent()
                        ? new Cell.Real(other.mean(row).getAsDouble(), decimals)
                        : new Cell.Missing("no training has a value")));
        cells.add(new Cell.Real(scores.mean(row).orElseThrow(), decimals));
        return Row.of(cells.toArray(Cell[]::new));
    }
}
