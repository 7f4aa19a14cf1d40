package org.nasgauge.importers.nasbench101;

import java.util.List;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.importers.ImportedColumn;

/** The trainings of one schedule. The file does not say their seeds; they are numbered as they come. */
final class ScheduleColumns {
    static final int REPEATS = 3;

    /** Evaluation is in whole batches: 78 of 128 images out of 10,000. */
    private static final int IMAGES = 9_984;

    private final int schedule;
    private final byte[] repeats;
    private final ImportedColumn train;
    private final ImportedColumn validation;
    private final ImportedColumn test;
    private final ImportedColumn seconds;

    ScheduleColumns(int rows, int schedule) {
        this.schedule = schedule;
        this.repeats = new byte[rows];
        this.train = accuracy(Split.TRAIN, rows);
        this.validation = accuracy(Split.VALIDATION, rows);
        this.test = accuracy(Split.TEST, rows);
        this.seconds = twice(Metric.CUMULATIVE_SECONDS, Series.CUMULATIVE_SECONDS.split(), 0, rows);
    }

    private ImportedColumn accuracy(Split split, int rows) {
        return twice(Metric.ACCURACY, split, IMAGES, rows);
    }

    /** Half-way and at the end. */
    private ImportedColumn twice(Metric metric, Split split, int images, int rows) {
        return ImportedColumn.atEpochs(metric, split, List.of(schedule / 2, schedule), schedule, images, rows, REPEATS);
    }

    /** @throws IllegalArgumentException if the record is not as all others are */
    void add(int row, ModelMetrics metrics) {
        if (metrics.evaluations().size() != 3) {
            throw new IllegalArgumentException(
                    metrics.evaluations().size() + " evaluations; expected start, half-way and end");
        }
        ModelMetrics.Evaluation half = metrics.evaluations().get(1);
        ModelMetrics.Evaluation end = metrics.evaluations().get(2);
        // Epochs are steps divided by the steps of an epoch, not always a whole number.
        if (Math.abs(end.epoch() - schedule) > 1) {
            throw new IllegalArgumentException("the last evaluation is of epoch " + end.epoch() + ", not " + schedule);
        }
        int repeat = repeats[row]++;
        if (repeat >= REPEATS) {
            throw new IllegalArgumentException("more than " + REPEATS + " trainings of one module");
        }
        train.put(row, repeat, 100 * half.train(), 100 * end.train());
        validation.put(row, repeat, 100 * half.validation(), 100 * end.validation());
        test.put(row, repeat, 100 * half.test(), 100 * end.test());
        seconds.put(row, repeat, half.seconds(), end.seconds());
    }

    List<ImportedColumn> columns() {
        return List.of(train, validation, test, seconds);
    }
}
