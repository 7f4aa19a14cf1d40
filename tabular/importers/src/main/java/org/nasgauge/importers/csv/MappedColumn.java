package org.nasgauge.importers.csv;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;

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
    static MappedColumn read(Node node, Map<String, String> missing, boolean seedColumn) {
        Fields fields = Fields.of(
                node, "column", "metric", "unit", "direction", "split", "schedule", "images", "seed", "missing");
        Optional<Split> split = fields.has("split")
                ? Optional.of(fields.constant("split", Split.class, Split::label))
                : Optional.empty();
        if (split.isEmpty()) {
            Fields.of(node, "column", "metric", "unit", "direction", "missing");
        }
        OptionalInt seed = split.isPresent() && !seedColumn
                ? OptionalInt.of(fields.whole("seed", Integer.MIN_VALUE, Integer.MAX_VALUE))
                : OptionalInt.empty();
        if (seedColumn) {
            fields.find("seed").ifPresent(given -> {
                throw UserError.at(
                        given.place(),
                        "the key 'seed' of the mapping names a column of seeds",
                        "Leave one of the two out");
            });
        }
        return new MappedColumn(
                fields.text("column", "a name in the header"),
                metric(fields),
                split,
                split.isPresent() ? fields.whole("schedule", 1, MOST_EPOCHS) : 0,
                fields.has("images") ? fields.whole("images", 1, MOST_IMAGES) : 0,
                seed,
                fields.find("missing")
                        .<Map<String, String>>map(given -> given.texts("reasons by text"))
                        .orElse(missing));
    }

    private static Metric metric(Fields fields) {
        Node node = fields.need("metric", "the name of a metric, as accuracy");
        String name = node.text("the name of a metric");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,99}")) {
            throw UserError.at(
                    node.place(), Quoted.of(name) + " is no name of a metric", "Use letters, digits, hyphens and dots");
        }
        return new Metric(name, fields.constant("unit", Unit.class), fields.constant("direction", Direction.class));
    }
}
