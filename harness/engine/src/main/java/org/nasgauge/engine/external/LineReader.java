package org.nasgauge.engine.external;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of UTF-8 that are not longer than they may be. */
final class LineReader {
    /** What comes is no line: it goes on after as many bytes as a line may have, or is no text. */
    static final class NoLine extends IOException {
        private static final long serialVersionUID = 1L;

        private final boolean tooLong;

        private NoLine(boolean tooLong) {
            super(tooLong ? "a line that is too long" : "bytes that are no UTF-8");
            this.tooLong = tooLong;
        }

        boolean isTooLong() {
            return tooLong;
        }
    }

    private final InputStream in;
    private final int longest;

    LineReader(InputStream in, int longest) {
        this.in = new BufferedInputStream(in);
        this.longest = longest;
    }

    /**
     * The next line without its end. Empty at the end, where an unfinished line counts.
     *
     * @throws NoLine if it is too long, and then it is not read to its end: it may have none; or if it is no text
     */
    Optional<String> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (bytes.size() == longest) {
                throw new NoLine(true);
            }
            bytes.write(b);
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new NoLine(false);
        }
    }
}
