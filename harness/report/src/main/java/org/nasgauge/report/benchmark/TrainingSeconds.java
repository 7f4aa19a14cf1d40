package org.nasgauge.report.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Block.Fact;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.statistics.Summary;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.query.Table;

/** Where the seconds of the trainings went: in all, and by the operations of the networks. */
final class TrainingSeconds {
    private final Table table;
    /** By row, of each of its trainings. */
    private final List<double[]> seconds;

    private TrainingSeconds(Table table, List<FinalScores> epochs) {
        this.table = table;
        this.seconds = IntStream.range(0, table.rows())
                .mapToObj(row -> IntStream.range(0, table.seeds().size())
                        .filter(seed -> epochs.get(0).has(row, seed))
                        .mapToDouble(seed -> epochs.stream()
                                .mapToDouble(epoch -> epoch.of(row, seed))
                                .sum())
                        .toArray())
                .toList();
    }

    /** @param judged whose trainings the seconds are to be of, where there is a choice */
    static Section section(Table table, Optional<Judged> judged) {
        int schedule = judged.map(chosen -> chosen.fidelity().schedule()).orElse(0);
        Optional<List<FinalScores>> parts = table.manifest().columns().stream()
                .filter(TrainingSeconds::isWhole)
                .max(Comparator.comparing((Column column) -> column.schedule() == schedule)
                        .thenComparingInt(Column::schedule)
                        .thenComparing(column -> column.metric().equals(Metric.SECONDS)))
                .map(column -> parts(table, column));
        if (parts.isEmpty()) {
            return leftOut("the table holds neither the seconds of every epoch nor those up to the last one");
        }
        TrainingSeconds seconds = new TrainingSeconds(table, parts.get());
        return seconds.seconds.stream().allMatch(trainings -> trainings.length == 0)
                ? leftOut("no training has its seconds")
                : seconds.section();
    }

    /** Whether the seconds of a whole training follow from a column. */
    private static boolean isWhole(Column column) {
        return (column.series().equals(Optional.of(Series.TRAIN_SECONDS))
                        && column.epochs().size() == column.schedule())
                || (column.series().equals(Optional.of(Series.CUMULATIVE_SECONDS))
                        && column.epochs().contains(column.schedule()));
    }

    /** What adds up to the seconds of a training. */
    private static List<FinalScores> parts(Table table, Column column) {
        List<Fidelity> fidelities = column.metric().equals(Metric.SECONDS)
                ? column.fidelities()
                : List.of(Fidelity.full(column.schedule()));
        return fidelities.stream().map(at -> new FinalScores(table, column, at)).toList();
    }

    private static Section leftOut(String reason) {
        return new Section("seconds", "Seconds", List.of(new Block.Paragraph("Left out: " + reason + ".")));
    }

    private Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(total());
        List<Integer> operations =
                table.isListed() ? List.of() : operations(table.space().decisions());
        if (!operations.isEmpty()) {
            blocks.add(byOperation(operations));
        }
        return new Section("seconds", "Seconds", blocks);
    }

    /** The places of the decisions that are about an operation. */
    private static List<Integer> operations(List<Decision> decisions) {
        return IntStream.range(0, decisions.size())
                .filter(i -> decisions.get(i).kind() == Decision.Kind.OPERATION)
                .boxed()
                .toList();
    }

    private Block total() {
        Summary summary =
                Summary.of(seconds.stream().flatMapToDouble(Arrays::stream).toArray());
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("trainings", "Trainings", new Cell.Whole(summary.n())),
                new Fact("hours", "Hours of training in all", new Cell.Real(summary.mean() * summary.n() / 3600, 2)),
                new Fact("mean", "Seconds of one training, mean", new Cell.Real(summary.mean(), 3)),
                new Fact("median", "Median", new Cell.Real(summary.median(), 3)),
                new Fact("minimum", "Shortest", new Cell.Real(summary.minimum(), 3)),
                new Fact("maximum", "Longest", new Cell.Real(summary.maximum(), 3))));
        table.manifest()
                .validationPass()
                .ifPresent(pass -> facts.add(Fact.of(
                        "validation_pass",
                        "A pass over the validation images",
                        "charged as " + Decimals.shortest(pass.share()) + " of a mean epoch. " + pass.derivation())));
        return new Block.Facts("training_seconds", facts);
    }

    /** Each network counts once, however many trainings it has. */
    private Block byOperation(List<Integer> places) {
        List<Decision> decisions = table.space().decisions();
        Set<String> operations = new LinkedHashSet<>();
        places.forEach(place -> operations.addAll(decisions.get(place).choices()));
        List<org.nasgauge.report.document.Column> columns = new ArrayList<>();
        columns.add(new org.nasgauge.report.document.Column("operation", "Operation", Kind.TEXT));
        for (int times = 0; times <= places.size(); times++) {
            columns.add(new org.nasgauge.report.document.Column("times_" + times, times + "×", Kind.NUMBER));
        }
        List<Row> rows =
                operations.stream().map(operation -> row(operation, places)).toList();
        return new org.nasgauge.report.document.Table(
                "seconds-by-operation",
                "Mean seconds of a training by how often an operation stands in the network, taken as the architecture"
                        + " that its row was trained as.",
                columns,
                rows);
    }

    private Row row(String operation, List<Integer> places) {
        double[] sums = new double[places.size() + 1];
        int[] networks = new int[places.size() + 1];
        for (int row = 0; row < table.rows(); row++) {
            OptionalDouble mean = Arrays.stream(seconds.get(row)).average();
            if (mean.isPresent()) {
                int times = times(operation, places, table.representative(row));
                sums[times] += mean.getAsDouble();
                networks[times]++;
            }
        }
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(operation));
        for (int times = 0; times < sums.length; times++) {
            cells.add(
                    networks[times] == 0
                            ? new Cell.Missing("no network was trained")
                            : new Cell.Real(sums[times] / networks[times], 3));
        }
        return Row.of(cells.toArray(Cell[]::new));
    }

    private int times(String operation, List<Integer> places, Architecture architecture) {
        List<Decision> decisions = table.space().decisions();
        return (int) places.stream()
                .filter(place -> decisions
                        .get(place)
                        .choices()
                        .get(architecture.choice(place))
                        .equals(operation))
                .count();
    }
}
