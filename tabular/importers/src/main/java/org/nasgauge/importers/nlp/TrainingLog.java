package org.nasgauge.importers.nlp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.nasgauge.api.metric.Series;
import org.nasgauge.form.Form;
import org.nasgauge.form.NormalForm;
import org.nasgauge.importers.JsonNumbers;

/**
 * One training of one cell, as {@code main_one_model_train.py} of the authors logs it.
 *
 * @param dataset as in {@code wikitext-2}
 * @param cell the graph of the cell in canonical JSON
 * @param epochs planned
 * @param curves a value after each epoch, seconds of each without evaluation; shorter where it ended early
 * @param failure why it ended early
 */
record TrainingLog(
        String dataset,
        String cell,
        int epochs,
        int parameters,
        Map<Series, double[]> curves,
        Optional<String> failure) {
    private static final Form FORM = Form.json("training log");
    private static final int MOST_EPOCHS = 1_000;

    /**
     * @param place of the log, for messages
     * @throws IllegalArgumentException if a field is not what it should be
     */
    static TrainingLog read(String place, JsonNode log) {
        String path = JsonNumbers.text(log, "data");
        String dataset = path.substring(path.lastIndexOf('/') + 1);
        if (!dataset.matches("[a-z0-9][a-z0-9.-]{0,39}")) {
            throw new IllegalArgumentException("data: '" + path + "' names no data set");
        }
        String status = JsonNumbers.text(log, "status");
        return new TrainingLog(
                dataset,
                NormalForm.json(FORM.parse(place + ", recepie", JsonNumbers.text(log, "recepie"))),
                JsonNumbers.whole(log, "epochs", 1, MOST_EPOCHS),
                JsonNumbers.whole(log, "num_params", 0, Integer.MAX_VALUE),
                Map.of(
                        Series.TRAIN_LOSS, JsonNumbers.curve(log, "train_losses"),
                        Series.VALIDATION_LOSS, JsonNumbers.curve(log, "val_losses"),
                        Series.TEST_LOSS, JsonNumbers.curve(log, "test_losses"),
                        Series.TRAIN_SECONDS, JsonNumbers.curve(log, "wall_times")),
                failure(status));
    }

    /** Exceptions are told apart no further: their texts differ from machine to machine. */
    private static Optional<String> failure(String status) {
        return switch (status) {
            case "OK" -> Optional.empty();
            case "loss is nan!" -> Optional.of("diverged");
            default -> Optional.of(status.startsWith("Exception") ? "stopped by an exception" : "stopped early");
        };
    }
}
