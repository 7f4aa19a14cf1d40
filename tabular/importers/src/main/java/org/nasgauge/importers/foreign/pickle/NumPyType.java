package org.nasgauge.importers.foreign.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The type of a NumPy value.
 *
 * @param kind f, i, u or b
 * @param size bytes of one value
 */
record NumPyType(char kind, int size, ByteOrder order) {

    static NumPyType of(PickleValue value) {
        String code = code(value);
        boolean known = switch (code) {
            case "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1" -> true;
            default -> false;
        };
        if (!known) {
            throw new IllegalArgumentException("NumPy values of type '" + code + "' are not read");
        }
        return new NumPyType(code.charAt(0), code.charAt(1) - '0', order((Instance) value));
    }

    static boolean isObject(PickleValue value) {
        return code(value).startsWith("O");
    }

    private static String code(PickleValue value) {
        if (value instanceof Instance instance
                && instance.type().equals("numpy.dtype")
                && instance.arguments().size() >= 1
                && instance.arguments().get(0) instanceof PickleValue.Text text) {
            return text.value();
        }
        throw new IllegalArgumentException("a NumPy type was expected, not " + value.describe());
    }

    private static ByteOrder order(Instance dtype) {
        boolean big = dtype.state()
                .map(state -> state instanceof Items items
                        && items.size() > 1
                        && items.get(1) instanceof PickleValue.Text text
                        && text.value().equals(">"))
                .orElse(false);
        return big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    PickleValue read(ByteBuffer buffer) {
        return switch (kind) {
            case 'f' -> new PickleValue.Real(size == 4 ? buffer.getFloat() : buffer.getDouble());
            case 'b' -> buffer.get() == 0 ? PickleValue.Flag.FALSE : PickleValue.Flag.TRUE;
            default -> whole(buffer);
        };
    }

    private PickleValue whole(ByteBuffer buffer) {
        boolean signed = kind == 'i';
        long value = switch (size) {
            case 1 -> signed ? buffer.get() : buffer.get() & 0xff;
            case 2 -> signed ? buffer.getShort() : buffer.getShort() & 0xffff;
            case 4 -> signed ? buffer.getInt() : buffer.getInt() & 0xffffffffL;
            default -> buffer.getLong();
        };
        if (!signed && size == 8 && value < 0) {
            throw new IllegalArgumentException("a NumPy number beyond 63 bits");
        }
        return new PickleValue.Whole(value);
    }
}
