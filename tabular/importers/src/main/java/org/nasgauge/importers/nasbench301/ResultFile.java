package org.nasgauge.importers.nasbench301;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nasgauge.api.metric.Series;
import org.nasgauge.importers.JsonNumbers;

/**
 * One training: the file {@code results_<i>.json}.
 *
 * @param configuration the keys that name the cells, as {@code key=value} with spaces between
 * @param size of the network: its layers and initial channels, which are the same in all of NAS-Bench-301
 * @param epochs trained
 * @param validation accuracy in percent, as the authors report it
 * @param test accuracy in percent, as the authors report it
 * @param seconds of the whole run
 * @param curves where the file has them; each may be of any length
 */
record ResultFile(
        String configuration,
        String size,
        int epochs,
        double validation,
        double test,
        double seconds,
        OptionalInt parameters,
        Map<Series, double[]> curves) {
    private static final int MOST_EPOCHS = 10_000;
    private static final String NETWORK = "NetworkSelectorDatasetInfo:darts:";

    /** What the files call the curves; each also stands in {@code info} as the value after the last epoch. */
    private static final SortedMap<String, Series> CURVES = new TreeMap<>(Map.of(
            "Train/train_accuracy", Series.TRAIN_ACCURACY,
            "Train/val_accuracy", Series.VALIDATION_ACCURACY,
            "Train/train_cross_entropy", Series.TRAIN_LOSS,
            "Train/val_cross_entropy", Series.VALIDATION_LOSS));

    /** @throws IllegalArgumentException if a field is not what it should be */
    static ResultFile read(JsonNode file) {
        JsonNode configuration = file.path("optimized_hyperparamater_config"); // sic
        JsonNode info = file.path("info").path(0);
        Map<Series, double[]> curves = new LinkedHashMap<>();
        CURVES.forEach((name, series) -> {
            if (file.path("learning_curves").has(name)) {
                curves.put(series, JsonNumbers.curve(file.path("learning_curves"), name));
            }
        });
        boolean saysEpochs = info.has("epochs");
        return new ResultFile(
                cells(configuration),
                configuration.path(NETWORK + "layers").asText("?") + " layers, "
                        + configuration.path(NETWORK + "init_channels").asText("?") + " initial channels",
                JsonNumbers.whole(saysEpochs ? info : file, saysEpochs ? "epochs" : "budget", 1, MOST_EPOCHS),
                JsonNumbers.number(info, "val_accuracy"),
                JsonNumbers.number(file, "test_accuracy"),
                JsonNumbers.number(file, "runtime"),
                info.has("model_parameters")
                        ? OptionalInt.of(JsonNumbers.whole(info, "model_parameters", 1, Integer.MAX_VALUE))
                        : OptionalInt.empty(),
                curves);
    }

    private static String cells(JsonNode configuration) {
        return configuration.properties().stream()
                .filter(entry -> entry.getKey().startsWith(NETWORK + "edge_")
                        || entry.getKey().startsWith(NETWORK + "inputs_node_"))
                .map(entry -> entry.getKey() + "=" + entry.getValue().asText())
                .collect(Collectors.joining(" "));
    }
}
