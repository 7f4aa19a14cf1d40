package org.nasgauge.report.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Block.Fact;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Section;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.statistics.Summary;
import org.nasgauge.tabular.table.Table;

/** Where the seconds of the trainings went: in all, and by the operations of the networks. */
final class TrainingSeconds {
    private final Table table;
    private final List<FinalScores> epochs;

    TrainingSeconds(Table table, Fidelity full) {
        this.table = table;
        this.epochs = IntStream.rangeClosed(1, full.epoch())
                .mapToObj(epoch -> new FinalScores(table, Series.TRAIN_SECONDS, new Fidelity(epoch, full.schedule())))
                .toList();
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(total());
        List<Decision> operations = table.isListed()
                ? List.of()
                : table.space().decisions().stream()
                        .filter(decision -> decision.kind() == Decision.Kind.OPERATION)
                        .toList();
        if (!operations.isEmpty()) {
            blocks.add(byOperation(operations.size()));
        }
        return new Section("seconds", "Seconds", blocks);
    }

    private Block total() {
        Summary summary = Summary.of(IntStream.range(0, table.rows())
                .boxed()
                .flatMapToDouble(row -> trainings(row).stream().mapToDouble(Double::doubleValue))
                .toArray());
        return new Block.Facts(
                "training_seconds",
                List.of(
                        new Fact("trainings", "Trainings", new Cell.Whole(summary.n())),
                        new Fact(
                                "hours",
                                "Hours of training in all",
                                new Cell.Real(summary.mean() * summary.n() / 3600, 2)),
                        new Fact("mean", "Seconds of one training, mean", new Cell.Real(summary.mean(), 3)),
                        new Fact("median", "Median", new Cell.Real(summary.median(), 3)),
                        new Fact("minimum", "Shortest", new Cell.Real(summary.minimum(), 3)),
                        new Fact("maximum", "Longest", new Cell.Real(summary.maximum(), 3))));
    }

    /** Each network counts once, however many trainings it has. */
    private Block byOperation(int most) {
        Set<String> operations = new LinkedHashSet<>();
        table.space().decisions().stream()
                .filter(decision -> decision.kind() == Decision.Kind.OPERATION)
                .forEach(decision -> operations.addAll(decision.choices()));
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("operation", "Operation", Kind.TEXT));
        for (int times = 0; times <= most; times++) {
            columns.add(new Column("times_" + times, times + "×", Kind.NUMBER));
        }
        List<Row> rows =
                operations.stream().map(operation -> row(operation, most)).toList();
        return new org.nasgauge.report.document.Table(
                "seconds-by-operation",
                "Mean seconds of a training by how often an operation stands in the network, taken as the architecture"
                        + " that its row was trained as.",
                columns,
                rows);
    }

    private Row row(String operation, int most) {
        double[] sums = new double[most + 1];
        int[] networks = new int[most + 1];
        for (int row = 0; row < table.rows(); row++) {
            OptionalDouble seconds =
                    trainings(row).stream().mapToDouble(Double::doubleValue).average();
            if (seconds.isPresent()) {
                int times = times(operation, table.representative(row));
                sums[times] += seconds.orElseThrow();
                networks[times]++;
            }
        }
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(operation));
        for (int times = 0; times <= most; times++) {
            cells.add(
                    networks[times] == 0
                            ? new Cell.Missing("no network was trained")
                            : new Cell.Real(sums[times] / networks[times], 3));
        }
        return Row.of(cells.toArray(Cell[]::new));
    }

    private int times(String operation, Architecture architecture) {
        List<Decision> decisions = table.space().decisions();
        return (int) IntStream.range(0, decisions.size())
                .filter(i -> decisions.get(i).kind() == Decision.Kind.OPERATION)
                .filter(i ->
                        decisions.get(i).choices().get(architecture.choice(i)).equals(operation))
                .count();
    }

    /** The seconds of each training of a row. */
    private List<Double> trainings(int row) {
        return IntStream.range(0, table.seeds().size())
                .filter(seed -> epochs.get(0).has(row, seed))
                .mapToObj(seed -> epochs.stream()
                        .mapToDouble(epoch -> epoch.of(row, seed))
                        .sum())
                .toList();
    }
}
