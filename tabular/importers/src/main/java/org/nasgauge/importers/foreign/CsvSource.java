package org.nasgauge.importers.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.nasgauge.api.error.PlainWords;
import org.nasgauge.api.error.UserError;

/**
 * A CSV file, plain or compressed, line by line. Every line has as many cells as there are columns; one whose cells are all
 * blank is no line. Names of columns have no spaces around them; a column without a name is {@code column 3}, by its number
 * from 1, and one of several of a name is {@code name (column 3)}.
 */
public final class CsvSource implements LineSource {
    /** Characters of one line: a quote that is never closed does not swallow a large file. */
    private static final int MOST_CHARACTERS = 1 << 20;

    /** @param number of the line that it begins on, from 1 */
    private record Line(long number, List<String> cells) {}

    private final String file;
    private final DecodedText text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private Optional<Line> ahead;
    private long line = 1;

    public CsvSource(Path file, CsvDialect dialect) {
        this(file.toString(), Compressed.stream(file), dialect);
    }

    /** @param file the name for messages */
    public CsvSource(String file, InputStream in, CsvDialect dialect) {
        this.file = file;
        try {
            text = DecodedText.of(file, in, dialect.encoding(), MOST_CHARACTERS);
            parser = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(dialect.delimiter())
                    .setIgnoreSurroundingSpaces(true)
                    .get()
                    .parse(text);
        } catch (IOException e) {
            throw UserError.at(file, "cannot be read: " + PlainWords.of(e).problem(), "Fetch the file again", e);
        }
        records = parser.iterator();
        ahead = advance();
        List<String> first = ahead.orElseThrow(
                        () -> UserError.at(file, "the file is empty", "Name a CSV file that has lines"))
                .cells();
        header = names(dialect.header() ? first : first.stream().map(cell -> "").toList());
        if (dialect.header()) {
            ahead = advance();
        }
    }

    private static List<String> names(List<String> first) {
        List<String> written = first.stream().map(String::strip).toList();
        return IntStream.range(0, written.size())
                .mapToObj(at -> {
                    String name = written.get(at);
                    String place = "column " + (at + 1);
                    boolean isAlone = written.indexOf(name) == written.lastIndexOf(name);
                    return name.isEmpty() ? place : isAlone ? name : name + " (" + place + ")";
                })
                .toList();
    }

    @Override
    public List<String> header() {
        return header;
    }

    /** The line on which what was read last begins, from 1. */
    @Override
    public long line() {
        return line;
    }

    @Override
    public String place() {
        return file + ", line " + line;
    }

    @Override
    public boolean hasNext() {
        return ahead.isPresent();
    }

    /** @throws UserError if the line is damaged or has another number of cells than there are columns */
    @Override
    public List<String> next() {
        Line read = ahead.orElseThrow(NoSuchElementException::new);
        line = read.number();
        if (read.cells().size() != header.size()) {
            throw UserError.at(
                    file + ", line " + line,
                    read.cells().size() + " cells where there are " + header.size() + " columns",
                    "Give every line as many cells as the first, and put a cell with the delimiter in it in quotes");
        }
        ahead = advance();
        return read.cells();
    }

    /** The next line that is not blank. */
    private Optional<Line> advance() {
        while (true) {
            long number = parser.getCurrentLineNumber() + 1;
            text.allow();
            try {
                if (!records.hasNext()) {
                    return Optional.empty();
                }
                List<String> cells = new ArrayList<>(records.next().toList());
                if (!cells.stream().allMatch(String::isBlank)) {
                    return Optional.of(new Line(number, cells));
                }
            } catch (UncheckedIOException | IllegalStateException e) {
                throw damaged(number, e);
            }
        }
    }

    private UserError damaged(long number, Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof CSVException) {
            return UserError.at(
                    file + ", line " + number,
                    "quotation marks that do not match: a cell that begins with one ends with one, and those within are"
                            + " doubled",
                    "Mend the marks, or say the 'delimiter' in the mapping if it is another",
                    e);
        }
        return UserError.at(
                file + ", line " + number,
                "cannot be read on: " + PlainWords.of(cause).problem(),
                "Fetch the file again",
                e);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
