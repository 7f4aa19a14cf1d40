package org.nasgauge.importers.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasgauge.importers.foreign.CsvSource;

/** A first mapping from nothing but the header of a CSV file. Every line that is a guess says so. */
public final class GuessedMapping {
    private static final List<String> ARCHITECTURE = List.of("arch", "net", "cell", "genotype");
    private static final List<String> COUNTS = List.of("param", "flop", "macs", "layers", "count");
    private static final Pattern NUMBER = Pattern.compile("(?:^|_)(?:e|ep|epoch|epochs)?(\\d+)(?:_|$)");

    private GuessedMapping() {}

    /** The text of a mapping, to be checked and completed by hand. */
    public static String of(Path csv) {
        List<String> header;
        try (CsvSource source = new CsvSource(csv, ',')) {
            header = source.header();
        }
        String architecture = header.stream()
                .filter(name -> ARCHITECTURE.stream().anyMatch(name.toLowerCase(Locale.ROOT)::contains))
                .findFirst()
                .orElse(header.get(0));
        StringBuilder text = new StringBuilder("# A guess from the header of " + csv.getFileName()
                + ". Check every line; what is marked CHECK was not in the header.\n");
        text.append("table: my-table\n");
        for (String key : List.of("space", "dataset", "description", "source", "licence")) {
            text.append(key).append(": CHECK\n");
        }
        text.append("architecture:\n  column: ").append(quoted(architecture)).append('\n');
        text.append(
                "  form: official   # or index, or another notation of the space, as naslib; text where none is installed\n");
        text.append("missing:\n  \"\": not in the file\ncolumns:\n");
        header.stream().filter(name -> !name.equals(architecture)).forEach(name -> text.append(column(name)));
        return text.toString();
    }

    private static String column(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String split = lower.contains("val") ? "validation" : lower.contains("test") ? "test" : "";
        split = lower.contains("train_") ? "train" : split;
        StringBuilder text = new StringBuilder("  - column: " + quoted(name) + "\n");
        if (lower.contains("acc") || lower.contains("top1") || (!split.isEmpty() && !lower.contains("loss"))) {
            text.append("    metric: accuracy\n    unit: percent\n    direction: maximize\n");
            split = split.isEmpty() ? "test   # CHECK" : split;
        } else if (lower.contains("loss")) {
            text.append("    metric: loss\n    unit: nats\n    direction: minimize\n");
            split = split.isEmpty() ? "validation   # CHECK" : split;
        } else {
            split = "";
            text.append("    metric: " + lower.replaceAll("[^a-z0-9.-]+", "-") + "\n");
            text.append("    unit: " + unit(lower) + "   # CHECK\n    direction: minimize   # CHECK\n");
        }
        if (!split.isEmpty()) {
            Matcher epochs = NUMBER.matcher(lower);
            text.append("    split: " + split + "\n");
            text.append("    schedule: " + (epochs.find() ? epochs.group(1) : "200") + "   # CHECK\n");
            text.append("    seed: 0   # CHECK\n");
        }
        return text.toString();
    }

    private static String unit(String name) {
        if (name.contains("latency")) {
            return "milliseconds";
        }
        if (name.contains("energy")) {
            return "millijoules";
        }
        if (name.contains("time") || name.contains("seconds")) {
            return "seconds";
        }
        return COUNTS.stream().anyMatch(name::contains) ? "count" : "score";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
