package org.nasgauge.importers.foreign;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.nasgauge.api.error.PlainWords;
import org.nasgauge.api.error.UserError;

/** A CSV file with a header line, plain or compressed, record by record. Every record is as wide as the header. */
public final class CsvSource implements Iterator<CSVRecord>, AutoCloseable {
    /** Characters of one record: a quote that is never closed does not swallow a large file. */
    private static final int MOST_RECORD = 1 << 20;

    private final String file;
    private final Limited reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;

    public CsvSource(Path file, char delimiter) {
        this(file.toString(), Compressed.stream(file), delimiter);
    }

    /** @param file the name for messages */
    public CsvSource(String file, InputStream in, char delimiter) {
        this.file = file;
        this.reader = new Limited(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        try {
            parser = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get().parse(reader);
            records = parser.iterator();
            header = advance("a header line").toList();
        } catch (IOException e) {
            throw damaged(e);
        }
        Set<String> seen = new HashSet<>();
        header.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
            throw UserError.at(file + ", line 1", "the column '" + name + "' occurs twice", "Rename one of them");
        });
    }

    public List<String> header() {
        return header;
    }

    /** The line on which the record that was read last ends, from 1. */
    public long line() {
        return parser.getCurrentLineNumber();
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw damaged(e);
        }
    }

    /** @throws UserError if the record is damaged or has another width than the header */
    @Override
    public CSVRecord next() {
        CSVRecord record = advance("another record");
        if (record.size() != header.size()) {
            throw UserError.at(
                    file + ", line " + line(),
                    record.size() + " fields where the header names " + header.size(),
                    "Give every line as many fields as the header");
        }
        return record;
    }

    private CSVRecord advance(String expected) {
        if (!hasNext()) {
            throw UserError.at(file + ", line " + line(), "the file ends before " + expected, "Fetch the file again");
        }
        reader.count = 0;
        return records.next();
    }

    private UserError damaged(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof UserError)) {
            cause = cause.getCause();
        }
        return cause instanceof UserError refused
                ? refused
                : UserError.at(
                        file,
                        "is no readable CSV: " + PlainWords.of(cause).problem(),
                        "Check its quotes and encoding",
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

    /** Refuses to give more than one record's characters before {@link #count} is set back. */
    private static final class Limited extends FilterReader {
        private long count;

        Limited(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            count(1);
            return in.read();
        }

        @Override
        public int read(char[] characters, int from, int length) throws IOException {
            int read = in.read(characters, from, length);
            count(read);
            return read;
        }

        private void count(int characters) throws IOException {
            count += Math.max(characters, 0);
            if (count > MOST_RECORD) {
                throw new IOException("a record of more than " + MOST_RECORD + " characters");
            }
        }
    }
}
