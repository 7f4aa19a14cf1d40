package org.nasgauge.importers.foreign;

import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.zip.CRC32C;

/**
 * Records of a TFRecord file: {@code u64 length, u32 masked CRC-32C of the length, data, u32 masked CRC-32C of the
 * data}, little-endian, up to the end of the file. Both checks are made for every record.
 */
public final class TfRecords implements Iterator<byte[]> {
    private static final int MASK_DELTA = 0xa282ead8;

    private final ByteSource source;
    private final int mostBytes;
    private final CRC32C crc = new CRC32C();
    private final byte[] lengthBytes = new byte[8];
    private long count;

    /** @param mostBytes of one record */
    public TfRecords(ByteSource source, int mostBytes) {
        this.source = source;
        this.mostBytes = mostBytes;
    }

    /** Records read so far. */
    public long count() {
        return count;
    }

    @Override
    public boolean hasNext() {
        return !source.atEnd();
    }

    /** @throws org.nasgauge.api.error.UserError if the next record is damaged */
    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        long start = source.offset();
        long length = source.i64();
        for (int i = 0; i < 8; i++) {
            lengthBytes[i] = (byte) (length >>> (8 * i));
        }
        check(start, lengthBytes, source.i32(), "length");
        byte[] data = source.bytes(length, mostBytes, "a record");
        check(start, data, source.i32(), "data");
        count++;
        return data;
    }

    private void check(long start, byte[] bytes, int stored, String what) {
        int computed = mask(crcOf(bytes));
        if (computed != stored) {
            throw source.refuseAt(
                    start,
                    String.format(
                            Locale.ROOT,
                            "record %d: the checksum of its %s is %08x, but the file says %08x",
                            count,
                            what,
                            computed,
                            stored));
        }
    }

    private int crcOf(byte[] bytes) {
        crc.reset();
        crc.update(bytes, 0, bytes.length);
        return (int) crc.getValue();
    }

    /** As TensorFlow stores checksums, so that the checksum of data that holds checksums stays good. */
    static int mask(int crc) {
        return Integer.rotateRight(crc, 15) + MASK_DELTA;
    }
}
