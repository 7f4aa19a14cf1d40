package org.nasgauge.importers.csv;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.form.Fields;
import org.nasgauge.importers.foreign.CsvDialect;

/**
 * The keys of a mapping. The reader knows these and no others, and the command's help is written from them.
 *
 * <p>What stands in {@code example} is YAML.
 */
public enum MappingKey {
    TABLE(Of.MAPPING, "my-table", "name of the new table: lower-case letters, digits, hyphens and dots"),
    SPACE(Of.MAPPING, "nasbench201", "the search space; a name of your own with 'form: text'"),
    DATASET(Of.MAPPING, "cifar10", "what the networks were trained on"),
    DESCRIPTION(Of.MAPPING, "Networks that I trained.", "one or two sentences"),
    SOURCE(Of.MAPPING, "me", "who made the numbers"),
    LICENCE(Of.MAPPING, "CC0-1.0", "of the numbers"),
    ARCHITECTURE(Of.MAPPING, "{column: arch}", "how a line names its network"),
    COLUMNS(Of.MAPPING, "[{column: acc, …}]", "what each column is that is to be taken; others are left out"),
    ROWS(
            Of.MAPPING,
            "networks",
            "one row a network, where the space has isomorphic architectures; otherwise one row an architecture"),
    DELIMITER(Of.MAPPING, "\";\"", "between the cells: one character, or the word tab; otherwise a comma"),
    HEADER(
            Of.MAPPING,
            "false",
            "the first line is a line as any other; the columns are then 'column 1', 'column 2', …"),
    ENCODING(Of.MAPPING, "windows-1252", "otherwise utf-8, or what a byte order mark says; one of: " + encodings()),
    NUMBERS(Of.MAPPING, "{decimal: \",\", thousands: \".\"}", "how numbers are written, if not as -12, 0.5 or 2.5e4"),
    MISSING(
            Of.MAPPING,
            "{\"\": not trained, nan: diverged}",
            "the reason for each text that stands for a missing value"),
    LINES(
            Of.MAPPING,
            "{column: kind, is: cell}",
            "take only the lines with this text in a column; may be a list of such"),
    SEED(Of.MAPPING, "seed", "the column that holds the seed of the training of a line"),
    EPOCH(
            Of.MAPPING,
            "{column: epoch, first: 0}",
            "the column that holds the epoch of a line, and what it calls the first (otherwise 1)"),
    REPEATED(
            Of.MAPPING,
            "average",
            "what lines are that repeat a network, seed and epoch: 'average' takes their mean, 'seeds' numbers them from 0"),

    COLUMN(Of.ARCHITECTURE, "arch", "the column that names the network"),
    COLUMNS_OF_NAME(Of.ARCHITECTURE, "columns", "[matrix, labels]", "several columns that name it together"),
    JOINT(Of.ARCHITECTURE, "\":\"", "what to put between the texts of several columns"),
    FORM(
            Of.ARCHITECTURE,
            "index",
            "official, the default; index, its number in the space; text, if the texts are all there is; or another"
                    + " notation of the space, as naslib"),
    DECISIONS(Of.ARCHITECTURE, "[a, b, c]", "in place of these: a column for each decision of the space, in its order"),

    NAME(Of.COLUMN, "column", "acc", "its name in the header, without spaces around it"),
    METRIC(Of.COLUMN, "accuracy", "what it measures: a known metric, or a name of your own"),
    UNIT(Of.COLUMN, "fraction", "what the cells are counted in"),
    DIRECTION(Of.COLUMN, "maximize", "which is better, for metrics of your own: " + names(Direction.values())),
    SPLIT(Of.COLUMN, "test", "for what belongs to a training, what it was measured on: " + names(Split.values())),
    SCHEDULE(Of.COLUMN, "200", "with a split: epochs of the whole training"),
    AT_EPOCH(Of.COLUMN, "epoch", "12", "the epoch of the schedule that it was measured after, if not the last"),
    SEED_OF_COLUMN(Of.COLUMN, "seed", "0", "with a split: the seed of the training, if no column says it"),
    IMAGES(Of.COLUMN, "10000", "of how many images an accuracy is a share; it is then kept as their count"),
    TAKE(Of.COLUMN, "mean", "of cells as '90.5 ± 0.3': mean or deviation"),
    RANGE(Of.COLUMN, "[0, 1]", "between which the values lie; another is refused"),
    LINES_OF_COLUMN(Of.COLUMN, "lines", "{column: metric, is: acc}", "as above, for this column"),
    MISSING_OF_COLUMN(Of.COLUMN, "missing", "{\"-1\": failed}", "as above, for this column"),
    REASON(Of.COLUMN, "acc-missing", "the column that says why a value is missing, where it says anything"),
    STORED(
            Of.COLUMN,
            "{dtype: i4, multiplier: 1, divisor: 1000, offset: 0}",
            "how the table keeps the values, as table.json says; otherwise by the smallest type that holds them"),

    DECIMAL(Of.NUMBERS, "\",\"", "before the decimal places; otherwise a point"),
    THOUSANDS(Of.NUMBERS, "\".\"", "between groups of three digits; otherwise nothing");

    /** What a key is part of. */
    public enum Of {
        MAPPING("A mapping, which needs the first eight of these keys"),
        ARCHITECTURE("Within 'architecture'"),
        COLUMN("Within each of 'columns', which needs the first three"),
        NUMBERS("Within 'numbers'");

        private final String label;

        Of(String label) {
            this.label = label;
        }
    }

    private static final int WIDTH = 80;

    private final Of part;
    private final String key;
    private final String example;
    private final String meaning;

    MappingKey(Of part, String key, String example, String meaning) {
        this.part = part;
        this.key = key;
        this.example = example;
        this.meaning = meaning;
    }

    MappingKey(Of part, String example, String meaning) {
        this.part = part;
        this.key = Fields.written(this);
        this.example = example;
        this.meaning = meaning;
    }

    public Of part() {
        return part;
    }

    /** As a mapping writes it. */
    public String key() {
        return key;
    }

    static List<String> names(Of part) {
        return Arrays.stream(values())
                .filter(key -> key.part == part)
                .map(MappingKey::key)
                .toList();
    }

    private static String names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Fields::written).collect(Collectors.joining(", "));
    }

    private static String encodings() {
        return Arrays.stream(CsvDialect.Encoding.values())
                .map(CsvDialect.Encoding::label)
                .collect(Collectors.joining(", "));
    }

    /** All that a mapping may say, for a terminal. */
    public static String help() {
        StringBuilder text = new StringBuilder();
        for (Of part : Of.values()) {
            text.append(part.label).append(":\n");
            for (MappingKey key : values()) {
                if (key.part == part) {
                    text.append("  ")
                            .append(key.key)
                            .append(": ")
                            .append(key.example)
                            .append('\n');
                    wrap(text, key.meaning);
                }
            }
        }
        text.append("Units:\n");
        wrap(text, names(CellUnit.values()));
        text.append("Known metrics:\n");
        for (Metric metric : Metric.known()) {
            text.append("  ").append(metric.name()).append(": ").append(Fields.written(metric.direction()));
            text.append(", kept in ").append(metric.unit().label());
            text.append(", ").append(metric.range()).append('\n');
        }
        return text.toString();
    }

    private static void wrap(StringBuilder text, String sentence) {
        text.append("     ");
        int at = 5;
        for (String word : sentence.split(" ", -1)) {
            if (at + 1 + word.length() > WIDTH) {
                text.append("\n     ");
                at = 5;
            }
            text.append(' ').append(word);
            at += 1 + word.length();
        }
        text.append('\n');
    }
}
