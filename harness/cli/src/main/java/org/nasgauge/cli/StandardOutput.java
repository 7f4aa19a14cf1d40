package org.nasgauge.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.nasgauge.api.error.UserError;

/** Where results go, in UTF-8 on every machine. Remembers why writing failed, which printing does not say. */
final class StandardOutput extends FilterOutputStream {
    private Optional<IOException> failure = Optional.empty();

    StandardOutput(OutputStream out) {
        super(out);
    }

    PrintWriter writer() {
        return new PrintWriter(new OutputStreamWriter(this, StandardCharsets.UTF_8));
    }

    @Override
    public void write(int b) throws IOException {
        attempt(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        attempt(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() throws IOException {
        attempt(out::flush);
    }

    private interface Attempt {
        void run() throws IOException;
    }

    /** After a failure nothing more is written: what follows would stand behind a gap. */
    private void attempt(Attempt attempt) throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        try {
            attempt.run();
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /** @throws UserError if not all was written; a reader that has read enough and gone is no failure */
    void requireWhole() {
        failure.filter(e -> !isClosedPipe(e)).ifPresent(e -> {
            throw UserError.unwritable("standard output", e);
        });
    }

    private static boolean isClosedPipe(IOException e) {
        return String.valueOf(e.getMessage()).contains("Broken pipe");
    }
}
