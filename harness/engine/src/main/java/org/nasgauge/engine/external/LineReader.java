package org.nasgauge.engine.external;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of UTF-8 that are not longer than they may be. */
final class LineReader {
    /** A line goes on after as many bytes as it may have. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(int longest) {
            super("a line of more than " + longest + " bytes");
        }
    }

    private final InputStream in;
    private final int longest;
    private final boolean cuts;

    private LineReader(InputStream in, int longest, boolean cuts) {
        this.in = new BufferedInputStream(in);
        this.longest = longest;
        this.cuts = cuts;
    }

    /** What is too long is cut off, and read to its end. */
    static LineReader cutting(InputStream in, int longest) {
        return new LineReader(in, longest, true);
    }

    /** What is too long is refused, and not read to its end: it may have none. */
    static LineReader refusing(InputStream in, int longest) {
        return new LineReader(in, longest, false);
    }

    /**
     * The next line without its end. Empty at the end, where an unfinished line counts.
     *
     * @throws TooLong if such lines are refused
     */
    Optional<String> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (bytes.size() < longest) {
                bytes.write(b);
            } else if (!cuts) {
                throw new TooLong(longest);
            }
        }
        return Optional.of(bytes.toString(StandardCharsets.UTF_8));
    }
}
