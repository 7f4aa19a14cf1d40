package org.nasgauge.engine.external;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** The last line that a program wrote to its standard error; the others are read and dropped. */
final class LastWords {
    private static final int LONGEST_LINE = 500;

    private final Thread reader;
    private volatile String last = "";

    private LastWords(InputStream in) {
        this.reader = Program.daemon(() -> read(in));
    }

    static LastWords of(InputStream in) {
        return new LastWords(in);
    }

    private void read(InputStream in) {
        try (in) {
            LineReader lines = LineReader.cutting(in, LONGEST_LINE);
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!line.get().isBlank()) {
                    last = line.get().strip();
                }
            }
        } catch (IOException e) {
            // the process is gone
        }
    }

    /** Waits until the program has closed its standard error, but not longer than this. */
    String await(Duration longest) throws InterruptedException {
        reader.join(Math.max(1, longest.toMillis()));
        return last;
    }
}
