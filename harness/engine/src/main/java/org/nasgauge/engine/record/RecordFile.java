package org.nasgauge.engine.record;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.nasgauge.api.content.RegularFile;
import org.nasgauge.api.error.UserError;

/**
 * The records of one study, line by line, checked alike for those who go on with them and those who report them. A last
 * line without its line feed was torn by a kill, and is no record.
 */
final class RecordFile<R extends RunRecord> {
    private static final int BUFFER = 1 << 16;
    /** Bytes of one record: a file without line feeds does not fill the memory. */
    private static final int LONGEST = 64 << 20;

    private final Path file;
    private final RecordForm<R> form;
    private final RecordCheck check;

    RecordFile(Path file, RecordForm<R> form, RecordCheck check) {
        this.file = file;
        this.form = form;
        this.check = check;
    }

    /** The part of a file that can be believed. */
    record Whole(int records, long bytes) {}

    /**
     * How much of the file stands when a last line that is damaged is left out, to be done again.
     *
     * @throws UserError if a line before the last is damaged
     */
    Whole whole() {
        if (file.toFile().length() == 0) {
            return new Whole(0, 0);
        }
        try (Lines lines = new Lines()) {
            int records = 0;
            long bytes = 0;
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                try {
                    record(records, line.get());
                } catch (IllegalArgumentException e) {
                    if (lines.isAtEnd()) {
                        break;
                    }
                    throw damaged(records, e);
                }
                records++;
                bytes = lines.position;
            }
            return new Whole(records, bytes);
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
    }

    /** The records, read as they are consumed; a damaged line is a {@link UserError} then. Close the stream. */
    Stream<R> read() {
        if (!Files.exists(file)) {
            return Stream.empty();
        }
        Lines lines = new Lines();
        return StreamSupport.stream(new Records(lines), false).onClose(() -> close(lines));
    }

    /** Whether the last line is no record because it was torn. */
    boolean isTorn() {
        if (!Files.exists(file)) {
            return false;
        }
        try (InputStream in = RegularFile.open(file)) {
            long last = Files.size(file) - 1;
            return last >= 0 && in.skip(last) == last && in.read() != '\n';
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
    }

    private R record(int index, byte[] line) {
        R record = parsed(line);
        check.place(record, index);
        if (!RecordForm.isAsWritten(line, record.study(), index)) {
            throw new IllegalArgumentException("the record does not match its checksum: it was changed");
        }
        check.content(record);
        return record;
    }

    private R parsed(byte[] line) {
        try {
            return form.read(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no record: " + e.getMessage(), e);
        }
    }

    private UserError damaged(int index, IllegalArgumentException e) {
        return UserError.at(
                file + ", line " + (index + 1),
                String.valueOf(e.getMessage()),
                "Cut the file before this line and run the recipe again: it does the runs from there on anew",
                e);
    }

    private void close(Lines lines) {
        try {
            lines.close();
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
    }

    private final class Lines implements AutoCloseable {
        private final InputStream in = new BufferedInputStream(RegularFile.open(file), BUFFER);
        private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        /** Behind the last line that was read. */
        private long position;

        /** The next line without its line feed; empty where there is none, or none that is whole. */
        Optional<byte[]> next() throws IOException {
            line.reset();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0 || line.size() == LONGEST) {
                    return Optional.empty();
                }
                line.write(b);
            }
            position += line.size() + 1L;
            return Optional.of(line.toByteArray());
        }

        boolean isAtEnd() throws IOException {
            in.mark(1);
            boolean end = in.read() < 0;
            in.reset();
            return end;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private final class Records extends AbstractSpliterator<R> {
        private final Lines lines;
        private int index;

        Records(Lines lines) {
            super(Long.MAX_VALUE, ORDERED | NONNULL | IMMUTABLE);
            this.lines = lines;
        }

        @Override
        public boolean tryAdvance(Consumer<? super R> action) {
            try {
                Optional<byte[]> line = lines.next();
                line.ifPresent(whole -> action.accept(record(index, whole)));
                index++;
                return line.isPresent();
            } catch (IOException e) {
                throw UserError.unreadable(file, e);
            } catch (IllegalArgumentException e) {
                throw damaged(index, e);
            }
        }
    }
}
