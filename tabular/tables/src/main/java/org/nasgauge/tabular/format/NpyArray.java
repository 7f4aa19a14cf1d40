package org.nasgauge.tabular.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The elements of a .npy file, read or written in place as numbers, by their position in C order. */
public abstract class NpyArray {
    final ByteBuffer bytes;
    private final NpyHeader header;

    NpyArray(NpyHeader header, ByteBuffer bytes) {
        this.header = header;
        this.bytes = bytes;
    }

    /** @param file a whole file, header and elements; used in place, not copied */
    public static NpyArray of(NpyHeader header, ByteBuffer file) {
        int start = header.encode().length;
        ByteBuffer elements = file.slice(start, file.limit() - start).order(ByteOrder.LITTLE_ENDIAN);
        return switch (header.dtype()) {
            case U1 -> new U1(header, elements);
            case I1 -> new I1(header, elements);
            case U2 -> new U2(header, elements);
            case I2 -> new I2(header, elements);
            case I4 -> new I4(header, elements);
            case I8 -> new I8(header, elements);
            case F2 -> new F2(header, elements);
            case F4 -> new F4(header, elements);
            case F8 -> new F8(header, elements);
        };
    }

    public final NpyHeader header() {
        return header;
    }

    public abstract double get(int position);

    /**
     * Writes the element: rounded to the nearest that a float type has, exact in an integer type.
     *
     * @throws IllegalArgumentException if the type cannot hold the number
     */
    public final void set(int position, double number) {
        if (!header.dtype().holds(number)) {
            throw new IllegalArgumentException(
                    number + " is no " + header.dtype().descr());
        }
        put(position, number);
    }

    abstract void put(int position, double number);

    private static final class U1 extends NpyArray {
        U1(NpyHeader header, ByteBuffer bytes) {
            super(header, bytes);
        }

        @Override
        public double get(int position) {
            return bytes.get(position) & 0xFF;
        }

        @Override
        void put(int position, double number) {
            bytes.put(position, (byte) (int) number);
        }
    }

    private static final class I1 extends NpyArray {
        I1(NpyHeader header, ByteBuffer bytes) {
            super(header, bytes);
        }

        @Override
        public double get(int position) {
            return bytes.get(position);
        }

        @Override
        void put(int position, double number) {
            bytes.put(position, (byte) (int) number);
        }
    }

    private static final class U2 extends NpyArray {
        U2(NpyHeader header, ByteBuffer bytes) {
            super(header, bytes);
        }

        @Override
        public double get(int position) {
            return bytes.getChar(position << 1);
        }

        @Override
        void put(int position, double number) {
            bytes.putShort(position << 1, (short) (int) number);
        }
    }

    private static final class I2 extends NpyArray {
        I2(NpyHeader header, ByteBuffer bytes) {
            super(header, bytes);
        }

        @Override
        public double get(int position) {
            return bytes.getShort(position << 1);
        }

        @Override
        void put(int position, double number) {
            bytes.putShort(position << 1, (short) (int) number);
        }
    }

    private static final class I4 extends NpyArray {
        I4(NpyHeader header, ByteBuffer bytes) {
            super(header, bytes);
        }

        @Override
        public double get(int position) {
            return bytes.getInt(position << 2);
        }

        @Override
        void put(int position, double number) {
            bytes.putInt(position << 2, (int) number);
        }
    }

    private static final class I8 extends NpyArray {
        I8(NpyHeader header, ByteBuffer bytes) {
            super(header, bytes);
        }

        @Override
        public double get(int position) {
            return bytes.getLong(position << 3);
        }

        @Override
        void put(int position, double number) {
            bytes.putLong(position << 3, (long) number);
        }
    }

    private static final class F2 extends NpyArray {
        F2(NpyHeader header, ByteBuffer bytes) {
            super(header, bytes);
        }

        @Override
        public double get(int position) {
            return Dtype.Half.toDouble(bytes.getShort(position << 1));
        }

        @Override
        void put(int position, double number) {
            bytes.putShort(position << 1, Dtype.Half.fromDouble(number));
        }
    }

    private static final class F4 extends NpyArray {
        F4(NpyHeader header, ByteBuffer bytes) {
            super(header, bytes);
        }

        @Override
        public double get(int position) {
            return bytes.getFloat(position << 2);
        }

        @Override
        void put(int position, double number) {
            bytes.putFloat(position << 2, (float) number);
        }
    }

    private static final class F8 extends NpyArray {
        F8(NpyHeader header, ByteBuffer bytes) {
            super(header, bytes);
        }

        @Override
        public double get(int position) {
            return bytes.getDouble(position << 3);
        }

        @Override
        void put(int position, double number) {
            bytes.putDouble(position << 3, number);
        }
    }
}
