package org.nasgauge.importers.csv;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.tabular.format.JsonFields;

/**
 * What the mapping says of one column.
 *
 * @param column its name in the header
 * @param split empty for what belongs to the architecture and not to a training
 * @param schedule epochs of the whole training, at whose end the value was measured; 0 without a split
 * @param images that a percentage is a share of, so that it is kept exactly; 0 if not known
 * @param seed of the training; empty where a column of seeds says it, and without a split
 * @param missing the reason for each text that stands for a missing value
 */
record MappedColumn(
        String column,
        Metric metric,
        Optional<Split> split,
        int schedule,
        int images,
        OptionalInt seed,
        Map<String, String> missing) {
    private static final int MOST_EPOCHS = 100_000;
    private static final int MOST_IMAGES = 100_000_000;

    /**
     * @param missing the reasons of the whole table
     * @param seedColumn whether a column says the seeds
     */
    static MappedColumn read(JsonFields fields, Map<String, String> missing, boolean seedColumn) {
        String column = fields.text("column");
        String name = fields.text("metric");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,99}")) {
            throw UserError.at(
                    fields.place() + " metric",
                    "'" + name + "' is no name of a metric",
                    "Use letters, digits, hyphens and dots");
        }
        Metric metric = new Metric(
                name,
                fields.constant("unit", Unit.class, MappedColumn::label),
                fields.constant("direction", Direction.class, MappedColumn::label));
        Optional<Split> split = fields.has("split")
                ? Optional.of(fields.constant("split", Split.class, Split::label))
                : Optional.empty();
        int schedule = split.isPresent() ? fields.whole("schedule", 1, MOST_EPOCHS) : 0;
        int images = split.isPresent() && fields.has("images") ? fields.whole("images", 1, MOST_IMAGES) : 0;
        OptionalInt seed = split.isPresent() && !seedColumn
                ? OptionalInt.of(fields.whole("seed", Integer.MIN_VALUE, Integer.MAX_VALUE))
                : OptionalInt.empty();
        Map<String, String> reasons =
                fields.has("missing") ? fields.object("missing").textsByName() : missing;
        fields.end();
        return new MappedColumn(column, metric, split, schedule, images, seed, reasons);
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
