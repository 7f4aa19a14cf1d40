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
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.importers.foreign.CsvDialect;

/** A first mapping from nothing but a CSV file. Every line that is a guess says so. */
public final class GuessedMapping {
    static final String CHECK = "   # CHECK\n";

    private static final String[] ARCHITECTURE = {"arch", "genotype", "net", "cell", "model", "config", "name", "hash"};
    private static final Set<String> SEED = Set.of("seed", "seeds", "trial", "run", "repeat", "rep", "replicate");
    private static final Set<String> EPOCH = Set.of("epoch", "epochs");
    private static final int MOST_EPOCHS = 100_000;
    private static final int UNSAID_SCHEDULE = 200;

    private final SampledFile file;
    private final SampledColumn architecture;
    private final Optional<SampledColumn> seed;
    private final Optional<SampledColumn> epoch;
    private final OptionalInt schedule;
    private final boolean repeats;
    private final Map<String, Integer> longest = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private GuessedMapping(SampledFile file) {
        this.file = file;
        List<SampledColumn> columns = file.columns();
        this.seed = columns.stream()
                .filter(column -> column.hasWord(SEED) && column.isWhole())
                .findFirst();
        Optional<SampledColumn> epochs = columns.stream()
                .filter(column -> EPOCH.contains(String.join("", column.words())) && column.isWhole())
                .filter(column -> column.least() >= 0 && column.greatest() < MOST_EPOCHS && column.greatest() > 0)
                .findFirst();
        this.epoch = epochs.filter(column -> column.least() < column.greatest());
        this.schedule = epochs.map(column -> OptionalInt.of((int) column.greatest() + (column.least() == 0 ? 1 : 0)))
                .orElse(OptionalInt.empty());
        List<SampledColumn> others = columns.stream()
                .filter(column -> epochs.filter(column::equals).isEmpty())
                .filter(column -> seed.filter(column::equals).isEmpty())
                .toList();
        this.architecture = architecture(others.isEmpty() ? columns : others);
        this.repeats = repeats();
    }

    /** The text of a mapping, to be checked and completed by hand. */
    public static String of(Path csv) {
        return new GuessedMapping(SampledFile.of(csv)).write(String.valueOf(csv.getFileName()));
    }

    /** By its name, whole and of texts; else of texts; else by its name; else the first. */
    private static SampledColumn architecture(List<SampledColumn> columns) {
        List<SampledColumn> whole = columns.stream()
                .filter(column -> column.cells().stream().noneMatch(String::isBlank))
                .toList();
        List<SampledColumn> texts =
                whole.stream().filter(column -> !column.isNumeric()).toList();
        return named(texts)
                .or(() -> texts.stream().findFirst())
                .or(() -> named(whole))
                .or(() -> named(columns))
                .orElse(columns.get(0));
    }

    private static Optional<SampledColumn> named(List<SampledColumn> columns) {
        for (String part : ARCHITECTURE) {
            for (SampledColumn column : columns) {
                if (column.mentions(part)) {
                    return Optional.of(column);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether lines have network, seed and epoch in common. */
    private boolean repeats() {
        Set<List<String>> seen = new HashSet<>();
        for (int line = 0; line < file.lines(); line++) {
            List<String> key = new ArrayList<>(List.of(architecture.cells().get(line)));
            int at = line;
            seed.ifPresent(column -> key.add(column.cells().get(at)));
            epoch.ifPresent(column -> key.add(column.cells().get(at)));
            if (!seen.add(key)) {
                return true;
            }
        }
        return false;
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
                .append(quoted(architecture.name()))
                .append('\n');
        text.append("  form: ").append(architecture.isWhole() ? "index" : "official");
        text.append(
                "   # CHECK: or text, where no space is installed; index; another notation of the space, as naslib\n");
        List<SampledColumn> taken = new ArrayList<>(List.of(architecture));
        seed.ifPresent(column -> {
            taken.add(column);
            text.append("seed: ").append(quoted(column.name())).append(CHECK);
        });
        epoch.ifPresent(column -> {
            taken.add(column);
            text.append("epoch: {column: ").append(quoted(column.name()));
            text.append(", first: ")
                    .append(column.least() == 0 ? 0 : 1)
                    .append('}')
                    .append(CHECK);
        });
        if (repeats) {
            text.append(seed.isPresent() ? "repeated: average   # CHECK\n" : "repeated: seeds   # CHECK: or average\n");
        }
        missing();
        text.append("columns:\n");
        boolean any = false;
        for (GuessedColumn column : guessed(taken)) {
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
    private List<GuessedColumn> guessed(List<SampledColumn> taken) {
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
        return EPOCH.contains(String.join("", column.words())) && schedule.isPresent()
                ? Optional.of("which is the same on every line: the schedule")
                : Optional.empty();
    }

    /** Whether lines of one network have different values. */
    private boolean differs(SampledColumn column) {
        Map<String, String> first = new HashMap<>();
        for (int line = 0; line < file.lines(); line++) {
            String cell = column.cells().get(line);
            if (!column.absent().contains(cell)
                    && !cell.equals(first.computeIfAbsent(architecture.cells().get(line), any -> cell))) {
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
        Set<String> keys = new HashSet<>();
        List<GuessedColumn> distinct = new ArrayList<>();
        Map<String, CellUnit> units = new HashMap<>();
        for (GuessedColumn column : columns) {
            GuessedColumn other = column;
            while (!units.getOrDefault(other.metric(), other.unit())
                            .kept()
                            .equals(other.unit().kept())
                    || !keys.add(key(other))) {
                other = other.renamed();
            }
            units.put(other.metric(), other.unit());
            longest.merge(other.metric() + other.split(), epochs(other), Math::max);
            distinct.add(other);
        }
        return distinct;
    }

    private String key(GuessedColumn column) {
        boolean saysSeed = seed.isEmpty() && !repeats;
        return column.metric() + " " + column.split() + " " + (epoch.isPresent() ? "" : epochs(column)) + " "
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
                    .append(epoch.isPresent() ? schedule.orElseThrow() : whole)
                    .append(CHECK);
            if (epoch.isEmpty() && own < whole) {
                text.append("    epoch: ").append(own).append(CHECK);
            }
            if (seed.isEmpty() && !repeats) {
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
                : schedule.orElse(UNSAID_SCHEDULE);
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
