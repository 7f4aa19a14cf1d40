package org.nasgauge.engine.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
        return digest.add(study + "\n" + position + "\n").add(content).name().substring(0, DIGITS);
    }

    /** Whether a line, without its line feed, is as it was written for this place. */
    boolean isAsWritten(byte[] line, String study, int position) {
        int end = line.length - BYTES;
        if (end < 0) {
            return false;
        }
        String expected = ",\"" + FIELD + "\":\"" + of(ByteBuffer.wrap(line, 0, end), study, position) + "\"}";
        return new String(line, end, BYTES, StandardCharsets.ISO_8859_1).equals(expected);
    }
}
