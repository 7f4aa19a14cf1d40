package org.nasgauge.importers.foreign;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.nasgauge.api.error.PlainWords;
import org.nasgauge.api.error.UserError;

/** Bytes in the order of a file that has a name: knows its offset, and says it in every refusal. Not thread-safe. */
public final class ByteSource implements Closeable {
    private static final String MEND = "The file is damaged or is not what it claims to be: fetch it again";
    private static final int BLOCK = 1 << 16;

    private final String file;
    private final InputStream in;
    private final byte[] block = new byte[BLOCK];
    private final ByteBuffer little = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    private long blockOffset;
    private int position;
    private int limit;

    public ByteSource(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    public String file() {
        return file;
    }

    /** Bytes read so far; of decompressed content where the file is compressed. */
    public long offset() {
        return blockOffset + position;
    }

    public boolean atEnd() {
        return position == limit && !fill(1);
    }

    /** The next byte, 0 to 255. */
    public int u8() {
        need(1);
        return block[position++] & 0xff;
    }

    public int u16() {
        need(2);
        position += 2;
        return little.getShort(position - 2) & 0xffff;
    }

    public int i32() {
        need(4);
        position += 4;
        return little.getInt(position - 4);
    }

    public long u32() {
        return i32() & 0xffffffffL;
    }

    public long i64() {
        need(8);
        position += 8;
        return little.getLong(position - 8);
    }

    /** A double with its most significant byte first. */
    public double doubleBigEndian() {
        return Double.longBitsToDouble(Long.reverseBytes(i64()));
    }

    /**
     * @param count what the file says how many follow
     * @param most how many may follow
     * @param what for the message, as in {@code text}
     */
    public byte[] bytes(long count, int most, String what) {
        if (count < 0 || count > most) {
            throw refuse(what + " of " + Long.toUnsignedString(count) + " bytes; at most " + most + " are read");
        }
        // What a file claims is not allocated before it has been seen.
        byte[] bytes = new byte[(int) Math.min(count, BLOCK)];
        int filled = 0;
        while (filled < count) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(count, 2L * filled));
            }
            need(1);
            int part = Math.min(bytes.length - filled, limit - position);
            System.arraycopy(block, position, bytes, filled, part);
            position += part;
            filled += part;
        }
        return bytes;
    }

    /** The bytes up to the next line feed, which is read and left out. */
    public byte[] line(int most) {
        byte[] bytes = new byte[Math.min(most, 64)];
        int filled = 0;
        while (true) {
            int next = u8();
            if (next == '\n') {
                return Arrays.copyOf(bytes, filled);
            }
            if (filled == most) {
                throw refuse("a line longer than " + most + " bytes");
            }
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(most, 2 * filled));
            }
            bytes[filled++] = (byte) next;
        }
    }

    /** The error for what was just read. */
    public UserError refuse(String problem) {
        return refuseAt(offset(), problem);
    }

    public UserError refuseAt(long offset, String problem) {
        return UserError.at(file + ", byte " + offset, problem, MEND);
    }

    private void need(int count) {
        if (limit - position < count && !fill(count)) {
            throw UserError.at(
                    file + ", byte " + (blockOffset + limit), "the file ends in the middle of a value", MEND);
        }
    }

    /** Makes {@code count} bytes available; false when the file ends before. */
    private boolean fill(int count) {
        System.arraycopy(block, position, block, 0, limit - position);
        blockOffset += position;
        limit -= position;
        position = 0;
        try {
            while (limit < count) {
                int read = in.read(block, limit, BLOCK - limit);
                if (read < 0) {
                    return false;
                }
                limit += read;
            }
            return true;
        } catch (IOException | RuntimeException e) {
            // Decompressors report damage in either way.
            if (e instanceof UserError refused) {
                throw refused;
            }
            throw UserError.at(
                    file + ", byte " + (blockOffset + limit),
                    "cannot be read: " + PlainWords.of(e).problem(),
                    MEND,
                    e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
