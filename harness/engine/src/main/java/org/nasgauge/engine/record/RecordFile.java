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
import org.nasgauge.api.content.RegularFile;
import org.nasgauge.api.error.UserError;

/** Reads a file of records, line by line. */
final class RecordFile {
    private static final int BUFFER = 1 << 16;
    /** Bytes of one record: a file without line feeds does not fill the memory. */
    private static final int LONGEST = 64 << 20;

    private RecordFile() {}

    /** The whole records; a last line without its line feed was torn and is left out. Close the stream. */
    static <R extends RunRecord> Stream<R> read(Path file, RecordForm<R> form) {
        if (!Files.exists(file)) {
            return Stream.empty();
        }
        InputStream in = new BufferedInputStream(RegularFile.open(file), BUFFER);
        return StreamSupport.stream(new Lines<>(file, in, form), false).onClose(() -> close(file, in));
    }

    private static void close(Path file, InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
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
            line++;
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
                for (int b = in.read(); b != '\n'; b = in.read()) {
                    if (b < 0) {
                        return false;
                    }
                    if (bytes.size() == LONGEST) {
                        throw new IllegalArgumentException("more than " + LONGEST + " bytes on one line");
                    }
                    bytes.write(b);
                }
                action.accept(form.read(bytes.toByteArray()));
                return true;
            } catch (IOException e) {
                throw UserError.unreadable(file, e);
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
