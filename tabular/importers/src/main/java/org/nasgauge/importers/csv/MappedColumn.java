package org.nasgauge.importers.csv;

import java.math.BigDecimal;
import java.util.List;
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
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;

/**
 * What the mapping says of one column.
 *
 * @param column its name
 * @param unit what its cells are counted in
 * @param split empty for what belongs to the architecture and not to a training
 * @param schedule epochs of the whole training; 0 without a split
 * @param epoch after which the value was measured; empty where a column of epochs says it, and without a split
 * @param images that a percentage is a share of, so that it is kept exactly; 0 if not known
 * @param seed of the training; empty where the lines say it, and without a split
 * @param take which of a mean and its deviation is meant, if the cells have both
 * @param range between which the values lie, if the mapping says so
 * @param lines those in which the column means this
 * @param missing the reason for each text that stands for a missing value
 * @param why the column that says the reason, where it says any
 * @param stored how the values are to be kept, if the mapping says so
 */
record MappedColumn(
        String column,
        Metric metric,
        CellUnit unit,
        Optional<Split> split,
        int schedule,
        OptionalInt epoch,
        int images,
        OptionalInt seed,
        Optional<Taken> take,
        Optional<Metric.Range> range,
        List<LineChoice> lines,
        Map<String, String> missing,
        Optional<String> why,
        Optional<Encoding> stored) {
    private static final int MOST_EPOCHS = 100_000;
    private static final int MOST_IMAGES = 100_000_000;

    /** Which number of a cell with two is meant. */
    enum Taken {
        MEAN,
        DEVIATION
    }

    /** @param lines what the mapping says of all its lines */
    static MappedColumn read(Node node, TrainingLines lines, Map<String, String> missing) {
        Fields fields = Fields.of(node, MappingKey.names(MappingKey.Of.COLUMN));
        Optional<Split> split = fields.has("split")
                ? Optional.of(fields.constant("split", Split.class, Split::label))
                : Optional.empty();
        if (split.isEmpty()) {
            refuse(fields, "it has no split, and so belongs to no training", "schedule", "epoch", "seed", "images");
        }
        lines.seed()
                .ifPresent(column -> refuse(fields, "the key 'seed' of the mapping names a column of seeds", "seed"));
        lines.epoch().ifPresent(column -> refuse(fields, "the key 'epoch' of the mapping names a column", "epoch"));
        if (lines.repeated() == TrainingLines.Repeated.SEEDS) {
            refuse(fields, "'repeated: seeds' numbers the trainings", "seed");
        }
        boolean saysSeed =
                split.isPresent() && lines.seed().isEmpty() && lines.repeated() != TrainingLines.Repeated.SEEDS;
        int schedule = split.isPresent() ? fields.whole("schedule", 1, MOST_EPOCHS) : 0;
        int epoch = fields.has("epoch") ? fields.whole("epoch", 1, schedule) : schedule;
        CellUnit unit = fields.constant("unit", CellUnit.class);
        Metric metric = metric(fields, unit);
        return new MappedColumn(
                fields.text("column", "the name of a column"),
                metric,
                unit,
                split,
                schedule,
                split.isPresent() && lines.epoch().isEmpty() ? OptionalInt.of(epoch) : OptionalInt.empty(),
                fields.has("images") ? fields.whole("images", 1, MOST_IMAGES) : 0,
                saysSeed
                        ? OptionalInt.of(fields.whole("seed", Integer.MIN_VALUE, Integer.MAX_VALUE))
                        : OptionalInt.empty(),
                fields.has("take") ? Optional.of(fields.constant("take", Taken.class)) : Optional.empty(),
                fields.find("range").map(given -> range(fields, given)),
                LineChoice.read(fields.find("lines")),
                fields.find("missing")
                        .<Map<String, String>>map(given -> given.texts("reasons by text"))
                        .orElse(missing),
                fields.find("reason").map(given -> given.text("the name of a column")),
                fields.find("stored").map(MappedColumn::stored));
    }

    private static Encoding stored(Node node) {
        Fields fields = Fields.of(node, "dtype", "multiplier", "divisor", "offset");
        return node.place()
                .made(() -> new Encoding(
                        fields.constant("dtype", Dtype.class),
                        fields.number("multiplier"),
                        fields.number("divisor"),
                        fields.number("offset")));
    }

    private static void refuse(Fields fields, String why, String... keys) {
        for (String key : keys) {
            fields.find(key).ifPresent(given -> {
                throw UserError.at(
                        given.place(), "'" + key + "' has no meaning here: " + why, "Leave one of the two out");
            });
        }
    }

    private static Metric.Range range(Fields fields, Node given) {
        double[] bounds = fields.numbers("range");
        if (bounds.length != 2 || !(bounds[0] < bounds[1])) {
            throw given.wrong("the least and the greatest value, as [0, 1]");
        }
        return new Metric.Range(bounds[0], bounds[1]);
    }

    private static Metric metric(Fields fields, CellUnit unit) {
        Node node = fields.need("metric", "the name of a metric, as accuracy");
        String name = node.text("the name of a metric");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,99}")) {
            throw UserError.at(
                    node.place(), Quoted.of(name) + " is no name of a metric", "Use letters, digits, hyphens and dots");
        }
        MetricNames.meant(name).ifPresent(known -> {
            throw UserError.at(
                    node.place(),
                    "unknown metric " + Quoted.of(name) + ", near to '" + known.name() + "'",
                    "Did you mean '" + known.name()
                            + "'? On which split is said by 'split'. If it is another quantity, give"
                            + " it a name that says so. Known: " + MetricNames.all());
        });
        Optional<Metric> known = MetricNames.known(name);
        if (known.isEmpty()) {
            return new Metric(name, unit.kept(), fields.constant("direction", Direction.class));
        }
        Metric metric = known.get();
        if (unit.in(metric.unit()).isEmpty()) {
            Unit kept = metric.unit();
            throw fields.need("unit", "a unit")
                    .wrong("a unit that becomes " + kept.label() + ", in which " + name + " is kept: "
                            + CellUnit.names(kept));
        }
        if (fields.has("direction") && fields.constant("direction", Direction.class) != metric.direction()) {
            throw UserError.at(
                    fields.need("direction", "a direction").place(),
                    name + " is a metric that the suite knows, and one to " + Fields.written(metric.direction()),
                    "If the column holds errors or the like, give the metric another name, as 'error'");
        }
        return metric;
    }

    /** Whether the mapping asks for what the values of a metric are measured at: its split and schedule. */
    String group() {
        return metric.name() + " " + split + " " + schedule;
    }

    /** Why the cell has no value, if its text is declared missing. */
    Optional<String> reason(String cell, MappedFile.Line line) {
        return Optional.ofNullable(missing.get(cell.strip()))
                .map(declared ->
                        why.map(line::cell).filter(said -> !said.isBlank()).orElse(declared));
    }

    /**
     * The value of a cell, in the unit of the metric: the number nearest to what is written.
     *
     * @throws IllegalArgumentException if there is none, or it lies outside the range
     */
    double value(String cell, CellNumbers numbers) {
        String text = taken(cell.strip());
        if (text.endsWith("%") && unit == CellUnit.PERCENT) {
            text = text.substring(0, text.length() - 1).strip();
        }
        String plain = numbers.plain(text);
        double written = Double.parseDouble(plain);
        double value = written == 0 || !Double.isFinite(written)
                ? written
                : unit.in(metric.unit())
                        .orElseThrow()
                        .multiply(new BigDecimal(plain))
                        .doubleValue();
        Metric.Range bounds = take.filter(part -> part == Taken.DEVIATION).isPresent()
                ? new Metric.Range(0, Double.POSITIVE_INFINITY)
                : metric.range();
        if (!bounds.holds(value)) {
            throw outside(cell, value, bounds.toString());
        }
        range.filter(declared -> !declared.holds(value)).ifPresent(declared -> {
            throw outside(cell, value, declared + ", as 'range' says");
        });
        return value;
    }

    private String taken(String cell) {
        return take.flatMap(part -> CellNumbers.deviation(cell)
                        .map(both -> both[part == Taken.MEAN ? 0 : 1])
                        .or(() -> {
                            if (part == Taken.DEVIATION) {
                                throw new IllegalArgumentException(Quoted.of(cell) + " has no deviation");
                            }
                            return Optional.of(cell);
                        }))
                .orElse(cell);
    }

    private IllegalArgumentException outside(String cell, double value, String expected) {
        String scaled = value != 0 && unit.label().equals(metric.unit().label())
                ? ""
                : ", which is " + value + " " + metric.unit().label() + ",";
        String advice = !Double.isFinite(value)
                ? ""
                : value < 0
                        ? ". If it stands for a missing value, declare that: 'missing: {\"" + cell.strip() + "\": why}'"
                        : unit == CellUnit.FRACTION ? ". If the cells are percents, say 'unit: percent'" : "";
        return new IllegalArgumentException(Quoted.of(cell.strip()) + " " + unit.label() + scaled + " is no "
                + metric.name() + "; expected " + expected + advice);
    }
}
