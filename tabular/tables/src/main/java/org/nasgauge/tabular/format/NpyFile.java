package org.nasgauge.tabular.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A .npy file being filled in memory. */
public final class NpyFile {
    private final byte[] bytes;
    private final NpyArray array;

    /** All elements are 0. */
    public NpyFile(Dtype dtype, List<Integer> shape) {
        NpyHeader header = new NpyHeader(dtype, shape);
        byte[] start = header.encode();
        this.bytes = new byte[Math.toIntExact(header.fileBytes())];
        System.arraycopy(start, 0, bytes, 0, start.length);
        this.array = NpyArray.of(header, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    public NpyArray array() {
        return array;
    }

    /** The file as it is so far; not a copy. */
    public byte[] bytes() {
        return bytes;
    }
}
