package org.nasgauge.importers.csv;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.form.Fields;

/**
 * What a column of numbers seems to be, by its name and values. Always something that the reader of mappings accepts: the
 * values lie in the range of the metric.
 *
 * @param metric its name
 * @param split empty for what belongs to the network
 * @param epoch that its name says
 * @param seed that its name says
 */
record GuessedColumn(
        SampledColumn column,
        String metric,
        CellUnit unit,
        Direction direction,
        Optional<Split> split,
        OptionalInt epoch,
        OptionalInt seed) {
    private static final Pattern EPOCH = Pattern.compile("(?:^|[^a-z])(?:e|ep|epoch|epochs)[_-]?(\\d{1,5})(?![0-9])");
    private static final Pattern SEED =
            Pattern.compile("(?:^|[^a-z])(?:s|seed|run|trial|rep|repeat)[_-]?(\\d{1,9})(?![0-9])");
    private static final Pattern BARE = Pattern.compile("(?<!top)[_ -](\\d{1,5})$");
    private static final Set<String> TIMES = Set.of(
            "time",
            "times",
            "seconds",
            "second",
            "sec",
            "secs",
            "duration",
            "runtime",
            "hours",
            "hour",
            "minutes",
            "minute",
            "mins",
            "days",
            "walltime",
            "traintime");
    private static final Set<String> SPLITS =
            Set.of("val", "valid", "validation", "test", "testing", "train", "training");
    private static final Set<String> ERRORS = Set.of("err", "error", "errors", "errs", "wer", "mistakes");

    static GuessedColumn of(SampledColumn column) {
        GuessedColumn named = byName(column);
        return column.percent() && named.unit != CellUnit.PERCENT
                ? ofNetwork(column, own(column), CellUnit.PERCENT)
                : named;
    }

    private static GuessedColumn byName(SampledColumn column) {
        if (column.mentions("latency", "energy")) {
            boolean isEnergy = column.mentions("energy");
            CellUnit unit = isEnergy
                    ? CellUnit.MILLIJOULES
                    : column.hasWord(Set.of("s", "sec", "seconds")) ? CellUnit.SECONDS : CellUnit.MILLISECONDS;
            return ofNetwork(column, own(column), unit);
        }
        if (column.hasWord(TIMES)) {
            return time(column);
        }
        if (column.mentions("param")) {
            return ofNetwork(column, Metric.PARAMETERS.name(), count(column));
        }
        if (column.mentions("flop", "macs", "madd")) {
            return ofNetwork(column, Metric.FLOPS.name(), count(column));
        }
        Optional<Split> split = split(column);
        if (column.mentions("loss", "nll", "entropy")) {
            return column.least() < 0
                    ? scored(column)
                    : ofTraining(column, Metric.LOSS.name(), CellUnit.NATS, split.orElse(Split.VALIDATION));
        }
        if (column.hasWord(ERRORS) || column.mentions("_err", "error")) {
            String metric = column.mentions("top5", "top-5", "top_5") ? "top5-error" : "error";
            return share(column, metric, Direction.MINIMIZE, split.orElse(Split.TEST));
        }
        boolean isAccuracy = column.mentions("acc", "top1", "top-1", "top_1");
        if (column.mentions("top5", "top-5", "top_5")) {
            return share(column, "top5-accuracy", Direction.MAXIMIZE, split.orElse(Split.TEST));
        }
        if (isAccuracy || (split.isPresent() && (!column.isWhole() || saysOnlySplit(column)))) {
            return share(column, Metric.ACCURACY.name(), Direction.MAXIMIZE, split.orElse(Split.TEST));
        }
        return scored(column);
    }

    private static boolean saysOnlySplit(SampledColumn column) {
        return column.words().stream().allMatch(word -> SPLITS.contains(word) || word.matches("[0-9.]*"));
    }

    private static GuessedColumn time(SampledColumn column) {
        CellUnit unit = column.mentions("hour")
                ? CellUnit.HOURS
                : column.mentions("min")
                        ? CellUnit.MINUTES
                        : column.mentions("day")
                                ? CellUnit.DAYS
                                : column.hasWord(Set.of("ms", "millis", "milliseconds"))
                                        ? CellUnit.MILLISECONDS
                                        : CellUnit.SECONDS;
        boolean isTraining = !column.mentions("test", "val", "infer", "epoch", "eval", "query");
        return isTraining && column.least() >= 0
                ? ofTraining(column, Metric.CUMULATIVE_SECONDS.name(), unit, Split.TRAIN)
                : ofNetwork(column, own(column), unit);
    }

    private static CellUnit count(SampledColumn column) {
        if (column.hasWord(Set.of("g", "gflops", "billion", "billions", "b"))) {
            return CellUnit.BILLIONS;
        }
        if (column.hasWord(Set.of("k", "thousand", "thousands"))) {
            return CellUnit.THOUSANDS;
        }
        boolean isSmall =
                column.greatest() < 1e4 && column.values().stream().anyMatch(value -> value != Math.rint(value));
        return isSmall || column.hasWord(Set.of("m", "mb", "mflops", "million", "millions"))
                ? CellUnit.MILLIONS
                : CellUnit.COUNT;
    }

    private static GuessedColumn share(SampledColumn column, String metric, Direction direction, Split split) {
        if ((column.least() < 0 && column.onlyNegative().isEmpty()) || column.greatest() > 100) {
            return scored(column);
        }
        CellUnit unit = column.greatest() <= 1 && !column.percent() ? CellUnit.FRACTION : CellUnit.PERCENT;
        return ofTraining(column, metric, unit, split).towards(direction);
    }

    private static GuessedColumn scored(SampledColumn column) {
        return ofNetwork(column, own(column), CellUnit.SCORE);
    }

    private static GuessedColumn ofTraining(SampledColumn column, String metric, CellUnit unit, Split split) {
        String name = column.name().toLowerCase(Locale.ROOT);
        return new GuessedColumn(
                column,
                metric,
                unit,
                MetricNames.known(metric).map(Metric::direction).orElse(Direction.MINIMIZE),
                Optional.of(split),
                number(EPOCH, name),
                number(SEED, name));
    }

    private static GuessedColumn ofNetwork(SampledColumn column, String metric, CellUnit unit) {
        boolean isPossible = column.least() >= 0 || column.onlyNegative().isPresent();
        return new GuessedColumn(
                column,
                isPossible ? metric : own(column),
                isPossible ? unit : CellUnit.SCORE,
                Direction.MINIMIZE,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private static OptionalInt number(Pattern pattern, String name) {
        Matcher found = pattern.matcher(name);
        if (!found.find()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(found.group(1)));
    }

    /** A number at the end of the name that it does not say the meaning of. */
    OptionalInt bareNumber() {
        return epoch.isPresent() || seed.isPresent() || split.isEmpty()
                ? OptionalInt.empty()
                : number(BARE, column.name().toLowerCase(Locale.ROOT));
    }

    private static Optional<Split> split(SampledColumn column) {
        if (column.mentions("val")) {
            return Optional.of(Split.VALIDATION);
        }
        if (column.mentions("test")) {
            return Optional.of(Split.TEST);
        }
        return column.mentions("train") ? Optional.of(Split.TRAIN) : Optional.empty();
    }

    /** A metric by the name of the column, which is near to none that is known. */
    static String own(SampledColumn column) {
        String name = column.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("^[-.]+|[-.]+$", "");
        String cut = name.substring(0, Math.min(name.length(), 80));
        boolean isFree = !cut.isEmpty()
                && !cut.equals("null")
                && MetricNames.known(cut).isEmpty()
                && MetricNames.meant(cut).isEmpty();
        return isFree ? cut : numbered(cut, column);
    }

    private static String numbered(String name, SampledColumn column) {
        return (name.isEmpty() ? "" : name + "-") + "column-" + column.number();
    }

    /** The same under a name that no other column has. */
    GuessedColumn renamed() {
        String own = own(column);
        return named(metric.startsWith(own) ? numbered(metric, column) : own);
    }

    private GuessedColumn named(String other) {
        return new GuessedColumn(column, other, unit, direction, split, epoch, seed);
    }

    private GuessedColumn towards(Direction better) {
        return new GuessedColumn(column, metric, unit, better, split, epoch, seed);
    }

    /** As of trainings: for values that differ among the lines of a network. */
    GuessedColumn byTraining() {
        return new GuessedColumn(column, metric, unit, direction, Optional.of(Split.TRAIN), epoch, seed);
    }

    GuessedColumn at(OptionalInt otherEpoch, OptionalInt otherSeed) {
        return new GuessedColumn(column, metric, unit, direction, split, otherEpoch, otherSeed);
    }

    /** Metric, unit and direction as lines of a mapping. */
    String lines() {
        return "    metric: " + metric + GuessedMapping.CHECK + "    unit: " + unit.label() + GuessedMapping.CHECK
                + "    direction: " + Fields.written(direction) + GuessedMapping.CHECK;
    }
}
