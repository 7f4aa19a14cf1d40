package org.nasgauge.importers.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A column of a sample.
 *
 * @param number from 1
 * @param name in the header, or {@code column 3}
 * @param cells without spaces around them
 * @param values of the cells that are numbers, in their order; none if some cell is neither a number nor declares itself
 *     missing
 * @param absent the texts that stand where there is no number
 * @param percent whether numbers have percent signs
 * @param deviation whether numbers have a deviation behind them
 */
record SampledColumn(
        int number,
        String name,
        List<String> cells,
        List<Double> values,
        SortedSet<String> absent,
        boolean percent,
        boolean deviation) {

    static SampledColumn of(int number, String name, List<String> cells, CellNumbers numbers) {
        List<Double> values = new ArrayList<>();
        SortedSet<String> absent = new TreeSet<>();
        boolean percent = false;
        boolean deviation = false;
        for (String cell : cells) {
            if (CellNumbers.ABSENT.contains(cell.toLowerCase(Locale.ROOT))) {
                absent.add(cell);
                continue;
            }
            Optional<String[]> both = CellNumbers.deviation(cell);
            String text = both.map(parts -> parts[0]).orElse(cell);
            boolean hasSign = text.endsWith("%");
            Optional<Double> value =
                    value(hasSign ? text.substring(0, text.length() - 1).strip() : text, numbers);
            if (value.isEmpty()) {
                return new SampledColumn(number, name, cells, List.of(), new TreeSet<>(), false, false);
            }
            values.add(value.get());
            percent |= hasSign || (both.isPresent() && cell.endsWith("%"));
            deviation |= both.isPresent();
        }
        return new SampledColumn(number, name, cells, values, absent, percent, deviation);
    }

    private static Optional<Double> value(String text, CellNumbers numbers) {
        try {
            double value = Double.parseDouble(numbers.plain(text));
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean isNumeric() {
        return !values.isEmpty();
    }

    boolean isEmpty() {
        return values.isEmpty() && cells.stream().allMatch(CellNumbers.ABSENT::contains);
    }

    /** Whether every cell is a whole number that an int can hold. */
    boolean isWhole() {
        return isNumeric()
                && absent.isEmpty()
                && !percent
                && !deviation
                && values.stream().allMatch(value -> value == value.intValue());
    }

    /** Whether the cells count the lines, as an index does that pandas has written. */
    boolean countsLines() {
        for (int at = 0; at < values.size(); at++) {
            if (values.get(at) != values.get(0) + at) {
                return false;
            }
        }
        return isWhole() && (values.get(0) == 0 || values.get(0) == 1);
    }

    double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    double greatest() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** The only text of a negative number, as programs write it for what is missing. */
    Optional<String> onlyNegative() {
        List<String> negative = cells.stream()
                .filter(cell -> cell.startsWith("-"))
                .filter(cell -> !absent.contains(cell))
                .distinct()
                .toList();
        return negative.size() == 1 ? Optional.of(negative.get(0)) : Optional.empty();
    }

    /** The words of the name, in lower case. */
    List<String> words() {
        return List.of(name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z0-9.]+"));
    }

    boolean hasWord(Set<String> some) {
        return words().stream().anyMatch(some::contains);
    }

    boolean mentions(String... parts) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String part : parts) {
            if (lower.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
