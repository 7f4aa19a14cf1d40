package org.nasgauge.importers.foreign.pickle;

import java.util.Optional;

/** Keys and values in the order in which they were put. Looking up is linear: walk large ones. */
public final class Dict extends PickleValue.Compound {
    private final Column keys = new Column();
    private final Column values = new Column();

    Dict() {}

    public int size() {
        return keys.size();
    }

    public PickleValue key(int index) {
        return keys.get(index);
    }

    public PickleValue value(int index) {
        return values.get(index);
    }

    /** The value under a text; the last one if the pickle puts several there. */
    public Optional<PickleValue> get(String key) {
        for (int i = size() - 1; i >= 0; i--) {
            if (keys.get(i) instanceof PickleValue.Text text && text.value().equals(key)) {
                return Optional.of(values.get(i));
            }
        }
        return Optional.empty();
    }

    /** True when every value is a {@link PickleValue.Real}. */
    public boolean allRealValues() {
        return values.allReals();
    }

    /** The value at an index as a double, without making an object where {@link #allRealValues}. */
    public double real(int index) {
        return values.real(index);
    }

    void put(PickleValue key, PickleValue value) {
        keys.add(key);
        values.add(value);
        nesting().hang(key);
        nesting().hang(value);
    }

    @Override
    public String describe() {
        return "a dictionary of " + size();
    }
}
