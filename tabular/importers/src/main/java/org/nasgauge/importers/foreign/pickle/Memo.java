package org.nasgauge.importers.foreign.pickle;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values that a pickle refers to again, by number. */
final class Memo {
    private @Nullable PickleValue[] values = {};
    private int size;

    /** One more than the greatest number so far. */
    int size() {
        return size;
    }

    /** @param most numbers that the pickle can have given away so far */
    void put(long index, PickleValue value, long most) {
        // Numbers are given in order; a far one would claim memory that the file has no use for.
        if (index < 0 || index > most || index > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("memo number " + index + " is far beyond those that can be in use");
        }
        int at = (int) index;
        if (at >= values.length) {
            values = Arrays.copyOf(values, Math.max(at + 1, values.length + (values.length >> 1) + 64));
        }
        values[at] = value;
        size = Math.max(size, at + 1);
        if (value instanceof Instance instance) {
            instance.memoizedAt(at);
        }
    }

    PickleValue get(long index) {
        PickleValue value = index >= 0 && index < size ? values[(int) index] : null;
        if (value == null) {
            throw new IllegalArgumentException("memo number " + index + " holds no value (any more)");
        }
        return value;
    }

    void replace(int index, PickleValue value) {
        values[index] = value;
    }

    /** Forgets the values that got a number from {@code from} on, but texts and classes; the bytes that stay held. */
    long forgetAllButTexts(int from) {
        long held = 0;
        for (int i = from; i < size; i++) {
            held += HeapBudget.SLOT;
            if (values[i] instanceof PickleValue.Text text) {
                held += Scalars.isShared(text.value())
                        ? 0
                        : HeapBudget.text(text.value().length());
            } else if (!(values[i] instanceof PickleValue.Global)) {
                values[i] = null;
            }
        }
        return held;
    }
}
