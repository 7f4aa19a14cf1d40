package org.nasgauge.importers.foreign.pickle;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of an allowed class: what it was made from, and the state that it was given. Never run. */
public final class Instance extends PickleValue.Compound {
    private final PickleValue.Global type;
    private final Items arguments;
    private @Nullable PickleValue state;
    private int memoIndex = -1;

    Instance(PickleValue.Global type, Items arguments) {
        this.type = type;
        this.arguments = arguments;
        nesting().hang(arguments);
    }

    public String type() {
        return type.name();
    }

    public Items arguments() {
        return arguments;
    }

    public Optional<PickleValue> state() {
        return Optional.ofNullable(state);
    }

    void become(PickleValue newState) {
        state = newState;
        nesting().hang(newState);
    }

    /** Where the memo holds this object, or -1. */
    int memoIndex() {
        return memoIndex;
    }

    void memoizedAt(int index) {
        memoIndex = index;
    }

    @Override
    public String describe() {
        return "an object of " + type.name();
    }
}
