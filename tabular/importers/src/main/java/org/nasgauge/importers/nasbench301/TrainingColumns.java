package org.nasgauge.importers.nasbench301;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.nasbench301.NasBench301Importer.Training;
import org.nasgauge.tabular.format.Column;

/** The columns of NAS-Bench-301, made as trainings need them. */
final class TrainingColumns {
    private static final int IMAGES = 10_000;

    /** Curves come from a log in single precision. */
    private static final double SAME_ACCURACY = 0.01;

    private final int rows;
    private final int numbers;
    private final Map<String, ImportedColumn> columns = new TreeMap<>();
    private final ImportedColumn parameters;

    TrainingColumns(int rows, int numbers) {
        this.rows = rows;
        this.numbers = numbers;
        this.parameters = ImportedColumn.ofArchitectures(Metric.PARAMETERS, rows);
    }

    /** @throws IllegalArgumentException if the training contradicts another one of the network */
    void add(Training training) {
        ResultFile result = training.result();
        double[] validation = result.curves().get(Series.VALIDATION_ACCURACY);
        if (validation == null) {
            put(training, Series.VALIDATION_ACCURACY, Column.Shape.FINAL, result.validation());
        }
        put(training, Series.TEST_ACCURACY, Column.Shape.FINAL, result.test());
        put(training, Series.CUMULATIVE_SECONDS, Column.Shape.FINAL, result.seconds());
        result.curves().forEach((series, curve) -> {
            ImportedColumn column = column(series, Column.Shape.CURVE, result.epochs());
            boolean endsElsewhere = series.equals(Series.VALIDATION_ACCURACY)
                    && curve.length == result.epochs()
                    && Math.abs(curve[curve.length - 1] - result.validation()) > SAME_ACCURACY;
            if (endsElsewhere) {
                column.miss(training.row(), training.number(), "the curve does not end at the reported accuracy");
            } else {
                column.putCurve(training.row(), training.number(), curve);
            }
        });
        putParameters(training.row(), result.parameters());
    }

    private void put(Training training, Series series, Column.Shape shape, double value) {
        column(series, shape, training.result().epochs()).put(training.row(), training.number(), value);
    }

    private void putParameters(int row, OptionalInt count) {
        if (count.isEmpty()) {
            return;
        }
        if (!parameters.isPresent(row, 0)) {
            parameters.put(row, 0, count.getAsInt());
        } else if (parameters.value(row, 0, 1) != count.getAsInt()) {
            throw new IllegalArgumentException("two trainings of one network say " + (long) parameters.value(row, 0, 1)
                    + " and " + count.getAsInt() + " parameters");
        }
    }

    private ImportedColumn column(Series series, Column.Shape shape, int epochs) {
        return columns.computeIfAbsent(
                series + " " + shape + " " + epochs,
                any -> ImportedColumn.ofTrainings(
                        series.metric(), series.split(), shape, epochs, IMAGES, rows, numbers));
    }

    List<ImportedColumn> columns() {
        List<ImportedColumn> all = new ArrayList<>(columns.values());
        all.add(parameters);
        return all;
    }
}
