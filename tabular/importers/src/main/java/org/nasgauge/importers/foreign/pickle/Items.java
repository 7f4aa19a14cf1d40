package org.nasgauge.importers.foreign.pickle;

import java.util.AbstractList;
import java.util.List;
import java.util.Locale;

/** A list, a tuple or a set: values in order. */
public final class Items extends PickleValue.Compound {
    /** What Python calls it. */
    public enum Kind {
        LIST,
        TUPLE,
        SET
    }

    private final Kind kind;
    private final Column values = new Column();

    Items(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public int size() {
        return values.size();
    }

    public PickleValue get(int index) {
        return values.get(index);
    }

    /** True when every value is a {@link PickleValue.Real}. */
    public boolean allReals() {
        return values.allReals();
    }

    /** @throws IllegalStateException unless {@link #allReals} */
    public double[] reals() {
        return values.reals();
    }

    public List<PickleValue> asList() {
        return new AbstractList<>() {
            @Override
            public PickleValue get(int index) {
                return values.get(index);
            }

            @Override
            public int size() {
                return values.size();
            }
        };
    }

    void add(PickleValue value) {
        values.add(value);
        nesting().hang(value);
    }

    @Override
    public String describe() {
        return "a " + kind.name().toLowerCase(Locale.ROOT) + " of " + size();
    }
}
