package org.nasgauge.importers.foreign.pickle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** NumPy's scalars and arrays of numbers, from what its pickles call their rebuilding functions with. */
final class NumPy {
    private NumPy() {}

    /** {@code scalar(dtype, bytes)}. */
    static PickleValue scalar(Items arguments) {
        if (arguments.size() != 2) {
            throw new IllegalArgumentException("a NumPy scalar needs a type and its bytes");
        }
        NumPyType type = NumPyType.of(arguments.get(0));
        byte[] bytes = bytes(arguments.get(1));
        if (bytes.length != type.size()) {
            throw new IllegalArgumentException("a NumPy scalar of " + bytes.length + " bytes, not " + type.size());
        }
        return type.read(ByteBuffer.wrap(bytes).order(type.order()));
    }

    /** {@code _frombuffer(bytes, dtype, shape, order)}. */
    static PickleValue fromBuffer(Items arguments) {
        if (arguments.size() != 4
                || !(arguments.get(2) instanceof Items shape)
                || !(arguments.get(3) instanceof PickleValue.Text order)) {
            throw new IllegalArgumentException("a NumPy array needs bytes, type, shape and order");
        }
        return array(shape, arguments.get(1), arguments.get(0), order.value().equals("F"));
    }

    /** The state that {@code _reconstruct(...)} is given: {@code (version, shape, dtype, is_fortran, data)}. */
    static PickleValue fromState(PickleValue state) {
        if (!(state instanceof Items items)
                || items.size() != 5
                || !(items.get(1) instanceof Items shape)
                || !(items.get(3) instanceof PickleValue.Flag fortran)) {
            throw new IllegalArgumentException("a NumPy array's state is (version, shape, type, order, data)");
        }
        return array(shape, items.get(2), items.get(4), fortran.value());
    }

    static boolean isArray(Instance instance) {
        return instance.type().endsWith("core.multiarray._reconstruct");
    }

    private static PickleValue array(Items shapeItems, PickleValue dtype, PickleValue data, boolean fortran) {
        List<Integer> shape = new ArrayList<>();
        long count = 1;
        for (PickleValue axis : shapeItems.asList()) {
            if (!(axis instanceof PickleValue.Whole length) || length.value() < 0 || length.value() > 1 << 30) {
                throw new IllegalArgumentException("a NumPy shape with " + axis.describe());
            }
            shape.add((int) length.value());
            count *= length.value();
            if (count > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a NumPy array of more than " + Integer.MAX_VALUE + " values");
            }
        }
        if (fortran && shape.size() > 1) {
            throw new IllegalArgumentException("a NumPy array in Fortran order is not read");
        }
        if (NumPyType.isObject(dtype) && data instanceof Items objects) {
            require(count == objects.size(), objects.size(), count);
            return new PickleValue.Numbers(List.copyOf(shape), objects);
        }
        NumPyType type = NumPyType.of(dtype);
        byte[] bytes = bytes(data);
        require(count * type.size() == bytes.length, bytes.length, count * type.size());
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(type.order());
        Items values = new Items(Items.Kind.LIST);
        for (long i = 0; i < count; i++) {
            values.add(type.read(buffer));
        }
        return new PickleValue.Numbers(List.copyOf(shape), values);
    }

    private static void require(boolean right, long found, long expected) {
        if (!right) {
            throw new IllegalArgumentException(
                    "a NumPy array with " + found + " of data where " + expected + " belong");
        }
    }

    private static byte[] bytes(PickleValue value) {
        if (value instanceof PickleValue.Raw raw) {
            return raw.shared();
        }
        if (value instanceof PickleValue.Text text) {
            return latin1(text.value());
        }
        throw new IllegalArgumentException("NumPy data in " + value.describe());
    }

    static byte[] latin1(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            if (c > 0xff) {
                throw new IllegalArgumentException("bytes written as text with the character " + (int) c);
            }
            bytes[i] = (byte) c;
        }
        return bytes;
    }
}
