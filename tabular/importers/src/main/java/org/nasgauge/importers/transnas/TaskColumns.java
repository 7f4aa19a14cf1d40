package org.nasgauge.importers.transnas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.foreign.pickle.Items;
import org.nasgauge.importers.foreign.pickle.PickleFields;
import org.nasgauge.tabular.format.Column;

/** The columns of one task: curves that the file names {@code <split>_<metric>}, and facts about the networks. */
final class TaskColumns {
    private final int rows;
    private final int epochs;
    private final Map<String, ImportedColumn> columns = new TreeMap<>();

    TaskColumns(int rows, int epochs) {
        if (epochs < 1 || epochs > 1_000) {
            throw new IllegalArgumentException("trainings of " + epochs + " epochs");
        }
        this.rows = rows;
        this.epochs = epochs;
    }

    /** @throws IllegalArgumentException if the training is of another length than the first of its task */
    void add(int row, PickleFields training) {
        if (training.whole("total_epochs") != epochs) {
            throw new IllegalArgumentException(
                    "a training of " + training.whole("total_epochs") + " epochs among those of " + epochs);
        }
        PickleFields curves = training.dict("metrics");
        for (int i = 0; i < curves.dict().size(); i++) {
            String name = PickleFields.text(curves.place(), curves.dict().key(i));
            split(name).ifPresent(split -> curve(name, split, row, curves.items(name)));
        }
        PickleFields facts = training.dict("model_info");
        for (int i = 0; i < facts.dict().size(); i++) {
            String name = PickleFields.text(facts.place(), facts.dict().key(i));
            Metric metric = fact(name);
            columns.computeIfAbsent(metric.name(), any -> ImportedColumn.ofArchitectures(metric, rows))
                    .put(row, 0, facts.number(name));
        }
    }

    private void curve(String name, Split split, int row, Items values) {
        ImportedColumn column = columns.computeIfAbsent(
                name,
                any -> ImportedColumn.ofTrainings(
                        metric(name.substring(name.indexOf('_') + 1)), split, Column.Shape.CURVE, epochs, 0, rows, 1));
        double[] curve = new double[values.size()];
        for (int epoch = 0; epoch < curve.length; epoch++) {
            curve[epoch] = PickleFields.number(name, values.get(epoch));
        }
        column.putCurve(row, 0, curve);
    }

    private static Optional<Split> split(String name) {
        return switch (name.substring(0, Math.max(name.indexOf('_'), 0))) {
            case "train" -> Optional.of(Split.TRAIN);
            case "valid" -> Optional.of(Split.VALIDATION);
            case "test" -> Optional.of(Split.TEST);
            default -> Optional.empty();
        };
    }

    /** Losses fall but for {@code neg_loss}; all else that is measured here rises. */
    private static Metric metric(String name) {
        return switch (name) {
            case "top1", "acc" -> Metric.ACCURACY;
            case "loss" -> Metric.LOSS;
            default -> {
                boolean falls = name.endsWith("loss") && !name.startsWith("neg");
                yield new Metric(written(name), Unit.SCORE, falls ? Direction.MINIMIZE : Direction.MAXIMIZE);
            }
        };
    }

    private static Metric fact(String name) {
        Unit unit = name.endsWith("time") ? Unit.SECONDS : Unit.COUNT;
        return new Metric(written(name), unit, Direction.MINIMIZE);
    }

    private static String written(String name) {
        if (!name.matches("[A-Za-z0-9_]{1,60}")) {
            throw new IllegalArgumentException("'" + name + "' is no name of a metric");
        }
        return name.replace('_', '-');
    }

    List<ImportedColumn> columns() {
        return new ArrayList<>(columns.values());
    }
}
