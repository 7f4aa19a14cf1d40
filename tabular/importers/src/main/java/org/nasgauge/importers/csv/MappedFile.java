package org.nasgauge.importers.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.error.UserError;
import org.nasgauge.importers.foreign.CsvSource;
import org.nasgauge.importers.foreign.LineSource;

/** A file whose columns are what a mapping says. */
record MappedFile(Path file, CsvMapping mapping) {
    private static final String MEND = "Mend the file, or what the mapping says of its column";
    private static final String DELIMITERS = ",;\t|";

    /**
     * Goes through the lines that are meant, from the first to the last.
     *
     * @throws UserError if the file has not the columns that the mapping names, or a line is damaged
     */
    void forEach(Consumer<Line> reader) {
        try (LineSource source = new CsvSource(file, mapping.dialect())) {
            Map<String, Integer> positions = positions(source.header());
            while (source.hasNext()) {
                Line line = new Line(mapping, source, positions, source.next());
                if (line.holds(mapping.lines())) {
                    reader.accept(line);
                }
            }
        }
    }

    private Map<String, Integer> positions(List<String> header) {
        Map<String, Integer> positions = new HashMap<>();
        for (int at = 0; at < header.size(); at++) {
            positions.put(header.get(at), at);
        }
        for (String name : named()) {
            if (!positions.containsKey(name)) {
                throw unknown(name, header);
            }
        }
        return positions;
    }

    private List<String> named() {
        List<String> named = new ArrayList<>(mapping.architecture().columns());
        mapping.trainings().seed().ifPresent(named::add);
        mapping.trainings().epoch().ifPresent(named::add);
        mapping.lines().forEach(choice -> named.add(choice.column()));
        for (MappedColumn column : mapping.columns()) {
            named.add(column.column());
            column.lines().forEach(choice -> named.add(choice.column()));
            column.why().ifPresent(named::add);
        }
        return named;
    }

    private UserError unknown(String name, List<String> header) {
        UserError plain = KnownNames.of("column", header).unknown(mapping.file(), name);
        if (header.size() > 1) {
            return plain;
        }
        return DELIMITERS
                .chars()
                .mapToObj(Character::toString)
                .filter(sign -> Stream.of(header.get(0).split(Pattern.quote(sign)))
                        .map(part -> part.replace("\"", "").strip())
                        .collect(Collectors.toSet())
                        .contains(name))
                .findFirst()
                .map(sign -> UserError.at(
                        mapping.file(),
                        "no column '" + name + "' in " + file + ", whose cells look separated by '" + sign + "'",
                        "Say so in the mapping: 'delimiter: " + (sign.equals("\t") ? "tab" : "\"" + sign + "\"") + "'"))
                .orElse(plain);
    }

    /** The cells of a line by the names of their columns. */
    record Line(CsvMapping mapping, LineSource source, Map<String, Integer> positions, List<String> cells) {
        String cell(String column) {
            return cells.get(positions.getOrDefault(column, -1));
        }

        List<String> cells(List<String> columns) {
            return columns.stream().map(this::cell).toList();
        }

        boolean holds(List<LineChoice> choices) {
            return choices.stream()
                    .allMatch(choice ->
                            cell(choice.column()).strip().equals(choice.text().strip()));
        }

        /** How it names its network, for messages. */
        String network() {
            return Quoted.of(String.join(" ", cells(mapping.architecture().columns())));
        }

        /** From 1. */
        long number() {
            return source.line();
        }

        /** What is read from a cell; what its reader refuses as an illegal argument is an error of line and column. */
        <T> T read(String column, Function<String, T> reader) {
            return at(column, () -> reader.apply(cell(column)));
        }

        /** What is made of cells of this line. */
        <T> T at(String columns, Supplier<T> maker) {
            try {
                return maker.get();
            } catch (IllegalArgumentException e) {
                throw UserError.at(source.place() + ", column " + columns, String.valueOf(e.getMessage()), MEND, e);
            }
        }
    }
}
