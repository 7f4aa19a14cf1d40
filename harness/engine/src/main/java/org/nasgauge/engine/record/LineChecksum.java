package org.nasgauge.engine.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.nasgauge.api.content.Sha256;

/**
 * The last field of a line: the first 16 bytes, in hexadecimal, of the SHA-256 of the study's id, a line feed, the run's
 * position among the seeds from 0, a line feed, and the line as far as the checksum's comma. So a line that was changed, or
 * stands elsewhere than where it was written, is seen. Not safe for use by several threads.
 */
final class LineChecksum {
    static final String FIELD = "checksum";

    private static final int DIGITS = 32;
    private static final int BYTES = (",\"" + FIELD + "\":\"\"}").length() + DIGITS;

    private final Sha256 digest = new Sha256();

    /** @param content the line as far as the checksum's comma */
    String of(ByteBuffer content, String study, int position) {
        byte[] hash = digest.add(study + "\n" + position + "\n").add(content).bytes();
        return HexFormat.of().formatHex(hash, 0, DIGITS / 2);
    }

    /** Whether a line, without its line feed, is as it was written for this place. */
    boolean isAsWritten(ByteBuffer line, String study, int position) {
        int length = line.remaining() - BYTES;
        if (length < 0) {
            return false;
        }
        String expected = ",\"" + FIELD + "\":\"" + of(line.slice(line.position(), length), study, position) + "\"}";
        return line.slice(line.position() + length, BYTES)
                .equals(ByteBuffer.wrap(expected.getBytes(StandardCharsets.US_ASCII)));
    }
}
