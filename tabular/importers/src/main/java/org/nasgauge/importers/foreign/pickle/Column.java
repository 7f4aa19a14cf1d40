package org.nasgauge.importers.foreign.pickle;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A growing sequence of values that keeps doubles as doubles for as long as there is nothing else. */
final class Column {
    private static final double[] NO_REALS = {};

    private double @Nullable [] reals = NO_REALS;
    private PickleValue[] values = {};
    private int size;

    int size() {
        return size;
    }

    boolean allReals() {
        return reals != null;
    }

    PickleValue get(int index) {
        return reals != null ? new PickleValue.Real(reals[index]) : values[index];
    }

    void add(PickleValue value) {
        if (reals != null) {
            if (value instanceof PickleValue.Real real) {
                reals = size == reals.length ? Arrays.copyOf(reals, grown()) : reals;
                reals[size++] = real.value();
                return;
            }
            spread(reals);
        }
        values = size == values.length ? Arrays.copyOf(values, grown()) : values;
        values[size++] = value;
    }

    double real(int index) {
        if (reals != null && index < size) {
            return reals[index];
        }
        throw new IllegalStateException("not all of these values are reals");
    }

    double[] reals() {
        if (reals == null) {
            throw new IllegalStateException("not all of these values are reals");
        }
        return Arrays.copyOf(reals, size);
    }

    private void spread(double[] doubles) {
        values = new PickleValue[Math.max(4, size)];
        for (int i = 0; i < size; i++) {
            values[i] = new PickleValue.Real(doubles[i]);
        }
        reals = null;
    }

    private int grown() {
        return Math.max(4, size + (size >> 1));
    }
}
