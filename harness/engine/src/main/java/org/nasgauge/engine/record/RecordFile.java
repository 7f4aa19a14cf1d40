package org.nasgauge.engine.record;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.nasgauge.api.error.UserError;

/** Reads a file of records, line by line. */
final class RecordFile {
    private static final int BUFFER = 1 << 16;

    private RecordFile() {}

    /** The whole records; a last line without its line feed was torn and is left out. Close the stream. */
    static <R extends RunRecord> Stream<R> read(Path file, RecordForm<R> form) {
        if (!Files.exists(file)) {
            return Stream.empty();
        }
        try {
            InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            return StreamSupport.stream(new Lines<>(file, in, form), false).onClose(() -> close(file, in));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static void close(Path file, InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UserError unreadable(Path file, IOException e) {
        return UserError.at(file, "cannot be read (" + e.getMessage() + ")", "Check its permissions", e);
    }

    private static final class Lines<R extends RunRecord> extends AbstractSpliterator<R> {
        private final Path file;
        private final InputStream in;
        private final RecordForm<R> form;
        private int line;

        Lines(Path file, InputStream in, RecordForm<R> form) {
            super(Long.MAX_VALUE, ORDERED | NONNULL | IMMUTABLE);
            this.file = file;
            this.in = in;
            this.form = form;
        }

        @Override
        public boolean tryAdvance(Consumer<? super R> action) {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
                for (int b = in.read(); b != '\n'; b = in.read()) {
                    if (b < 0) {
                        return false;
                    }
                    bytes.write(b);
                }
                line++;
                action.accept(form.read(bytes.toByteArray()));
                return true;
            } catch (IOException e) {
                throw unreadable(file, e);
            } catch (IllegalArgumentException e) {
                throw UserError.at(
                        file + ", line " + line,
                        "no record: " + e.getMessage(),
                        "Cut the file before this line and run the recipe again: it resumes from there",
                        e);
            }
        }
    }
}
