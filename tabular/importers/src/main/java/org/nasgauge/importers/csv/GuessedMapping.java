package org.nasgauge.importers.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.importers.foreign.CsvDialect;

/** A first mapping from nothing but a CSV file. Every line that is a guess says so. */
public final class GuessedMapping {
    static final String CHECK = "   # CHECK\n";

    private static final int UNSAID_SCHEDULE = 200;

    private final SampledFile file;
    private final KeyColumns keys;
    private final Map<String, Integer> longest = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private GuessedMapping(SampledFile file) {
        this.file = file;
        this.keys = KeyColumns.of(file);
    }

    /** The text of a mapping, to be checked and completed by hand. */
    public static String of(Path csv) {
        return new GuessedMapping(SampledFile.of(csv)).write(String.valueOf(csv.getFileName()));
    }

    private String write(String name) {
        text.append("# A guess from ")
                .append(Quoted.visible(name))
                .append(". Check every line that is marked, and write\n");
        text.append("# what the file does not say. 'nasgauge table import csv --help' lists all keys.\n");
        text.append("table: my-table\n");
        for (String key : List.of("space", "dataset", "description", "source", "licence")) {
            text.append(key).append(": ").append(CsvMapping.UNDECIDED).append('\n');
        }
        dialect();
        text.append("architecture:\n  column: ")
                .append(quoted(keys.architecture().name()))
                .append('\n');
        text.append("  form: ").append(keys.architecture().isWhole() ? "index" : "official");
        text.append(
                "   # CHECK: or text, where no space is installed; index; another notation of the space, as naslib\n");
        keys.seed()
                .ifPresent(column ->
                        text.append("seed: ").append(quoted(column.name())).append(CHECK));
        keys.epoch().ifPresent(column -> {
            text.append("epoch: {column: ").append(quoted(column.name()));
            text.append(", first: ")
                    .append(column.least() == 0 ? 0 : 1)
                    .append('}')
                    .append(CHECK);
        });
        if (keys.repeats()) {
            text.append(
                    keys.seed().isPresent()
                            ? "repeated: average   # CHECK\n"
                            : "repeated: seeds   # CHECK: or average\n");
        }
        missing();
        text.append("columns:\n");
        boolean any = false;
        for (GuessedColumn column : guessed()) {
            column(column);
            any = true;
        }
        if (!any) {
            text.append("  []   # CHECK: no column of numbers was found\n");
        }
        return text.toString();
    }

    private void dialect() {
        CsvDialect dialect = file.dialect();
        dialect.encoding()
                .ifPresent(encoding ->
                        text.append("encoding: ").append(encoding.label()).append(CHECK));
        if (dialect.delimiter() != ',') {
            String sign = dialect.delimiter() == '\t' ? "tab" : quoted(String.valueOf(dialect.delimiter()));
            text.append("delimiter: ").append(sign).append(CHECK);
        }
        if (!dialect.header()) {
            text.append("header: false").append(CHECK);
        }
        CellNumbers numbers = file.numbers();
        if (!numbers.equals(CellNumbers.PLAIN)) {
            text.append("numbers: {decimal: ").append(quoted(String.valueOf(numbers.decimal())));
            numbers.thousands().ifPresent(sign -> text.append(", thousands: ").append(quoted(String.valueOf(sign))));
            text.append('}').append(CHECK);
        }
    }

    private void missing() {
        NavigableSet<String> absent = new TreeSet<>(Set.of(""));
        file.columns().forEach(column -> absent.addAll(column.absent()));
        text.append("missing:\n");
        absent.forEach(cell -> text.append("  ").append(reason(cell)));
    }

    private static String reason(String cell) {
        return cell.isEmpty()
                ? "\"\": not in the file\n"
                : quoted(cell) + ": " + quoted("'" + cell + "' in the file") + CHECK;
    }

    /** Those of numbers; a comment says which others are left out. */
    private List<GuessedColumn> guessed() {
        List<SampledColumn> taken = keys.all();
        List<GuessedColumn> guessed = new ArrayList<>();
        for (SampledColumn column : file.columns()) {
            if (taken.contains(column)) {
                continue;
            }
            Optional<String> why = leftOut(column);
            if (why.isPresent()) {
                text.append("  # left out: ")
                        .append(quoted(column.name()))
                        .append(", ")
                        .append(why.get())
                        .append('\n');
            } else {
                GuessedColumn guess = GuessedColumn.of(column);
                guessed.add(guess.split().isEmpty() && differs(column) ? guess.byTraining() : guess);
            }
        }
        return distinct(numbered(guessed));
    }

    private Optional<String> leftOut(SampledColumn column) {
        if (column.isEmpty()) {
            return Optional.of("which is empty");
        }
        if (!column.isNumeric()) {
            return Optional.of("whose cells are no numbers");
        }
        boolean isNameless = column.name().equals("column " + column.number());
        if (isNameless && file.dialect().header() && column.number() == 1 && column.countsLines()) {
            return Optional.of("which numbers the lines");
        }
        return KeyColumns.isOfEpochs(column) && keys.schedule().isPresent()
                ? Optional.of("which is the same on every line: the schedule")
                : Optional.empty();
    }

    /** Whether lines of one network have different values. */
    private boolean differs(SampledColumn column) {
        Map<String, String> first = new HashMap<>();
        for (int line = 0; line < file.lines(); line++) {
            String cell = column.cells().get(line);
            if (!column.absent().contains(cell)
                    && !cell.equals(
                            first.computeIfAbsent(keys.architecture().cells().get(line), any -> cell))) {
                return true;
            }
        }
        return false;
    }

    /** Numbers at the ends of names that are alike but for them are seeds; a single one is the epoch. */
    private static List<GuessedColumn> numbered(List<GuessedColumn> columns) {
        Map<String, Long> alike = columns.stream()
                .filter(column -> column.bareNumber().isPresent())
                .collect(Collectors.groupingBy(column -> column.metric() + column.split(), Collectors.counting()));
        return columns.stream()
                .map(column -> column.bareNumber().isEmpty()
                        ? column
                        : alike.getOrDefault(column.metric() + column.split(), 0L) > 1
                                ? column.at(column.epoch(), column.bareNumber())
                                : column.at(column.bareNumber(), column.seed()))
                .toList();
    }

    /** No two of one metric at the same training and epoch. */
    private List<GuessedColumn> distinct(List<GuessedColumn> columns) {
        Set<String> seen = new HashSet<>();
        List<GuessedColumn> distinct = new ArrayList<>();
        Map<String, CellUnit> units = new HashMap<>();
        for (GuessedColumn column : columns) {
            GuessedColumn other = column;
            while (!units.getOrDefault(other.metric(), other.unit())
                            .kept()
                            .equals(other.unit().kept())
                    || !seen.add(key(other))) {
                other = other.renamed();
            }
            units.put(other.metric(), other.unit());
            longest.merge(other.metric() + other.split(), epochs(other), Math::max);
            distinct.add(other);
        }
        return distinct;
    }

    private String key(GuessedColumn column) {
        boolean saysSeed = keys.seed().isEmpty() && !keys.repeats();
        return column.metric() + " " + column.split() + " " + (keys.epoch().isPresent() ? "" : epochs(column)) + " "
                + (saysSeed ? column.seed() : "");
    }

    private void column(GuessedColumn guess) {
        SampledColumn column = guess.column();
        text.append("  - column: ").append(quoted(column.name())).append('\n').append(guess.lines());
        guess.split().ifPresent(split -> {
            text.append("    split: ").append(split.label()).append(CHECK);
            int own = epochs(guess);
            int whole = longest.getOrDefault(guess.metric() + guess.split(), own);
            text.append("    schedule: ")
                    .append(keys.epoch().isPresent() ? keys.schedule().orElseThrow() : whole)
                    .append(CHECK);
            if (keys.epoch().isEmpty() && own < whole) {
                text.append("    epoch: ").append(own).append(CHECK);
            }
            if (keys.seed().isEmpty() && !keys.repeats()) {
                text.append("    seed: ").append(guess.seed().orElse(0)).append(CHECK);
            }
        });
        if (column.deviation()) {
            text.append("    take: mean").append(CHECK);
        }
        if (guess.unit() == CellUnit.PERCENT && column.greatest() <= 1 && column.greatest() > 0) {
            text.append("    range: [0, 1]").append(CHECK);
        }
        if (guess.unit() != CellUnit.SCORE && column.least() < 0) {
            text.append("    missing:\n");
            NavigableSet<String> absent = new TreeSet<>(column.absent());
            column.onlyNegative().ifPresent(absent::add);
            absent.forEach(cell -> text.append("      ").append(reason(cell)));
        }
    }

    private int epochs(GuessedColumn guess) {
        return guess.epoch().isPresent() && guess.epoch().getAsInt() > 0
                ? guess.epoch().getAsInt()
                : keys.schedule().orElse(UNSAID_SCHEDULE);
    }

    /** A text of YAML in which nothing has a meaning of its own. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(sign -> {
            if (sign == '"' || sign == '\\') {
                quoted.append('\\').append((char) sign);
            } else if ((sign < ' ' || sign > '~') && !Character.isLetter(sign)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", sign));
            } else {
                quoted.append((char) sign);
            }
        });
        return quoted.append('"').toString();
    }
}
