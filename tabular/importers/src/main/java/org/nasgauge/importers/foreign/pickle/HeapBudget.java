package org.nasgauge.importers.foreign.pickle;

/** Bytes of heap that values hold, charged before they are made. Estimates err on the high side. */
final class HeapBudget {
    static final int SLOT = 8;
    static final int SCALAR = 24;
    static final int COMPOUND = 160;

    /** Less than a scalar, since an array grows ahead of its content. */
    private static final int FOLDED = 16;

    private final long most;
    private long held;

    HeapBudget(long most) {
        this.most = most;
    }

    long held() {
        return held;
    }

    void charge(long bytes) {
        held += bytes;
        if (held > most) {
            throw new IllegalArgumentException(
                    "its values would take more than " + (most >> 20) + " MiB of memory, which is the limit");
        }
    }

    /** Reals that were boxed on the stack and now stand in an array. */
    void folded(int reals) {
        held -= (long) FOLDED * reals;
    }

    /** After values were let go of. */
    void resetTo(long bytes) {
        held = bytes;
    }

    static long text(int length) {
        return SLOT + 56 + 2L * length;
    }

    /** What a value that is rebuilt from these arguments may take. */
    static long rebuilt(PickleValue arguments) {
        long bytes = COMPOUND;
        if (arguments instanceof Items items) {
            for (PickleValue argument : items.asList()) {
                bytes += COMPOUND + spread(argument);
            }
        }
        return bytes;
    }

    private static long spread(PickleValue argument) {
        if (argument instanceof PickleValue.Raw raw) {
            return (long) SCALAR * raw.length() + (long) SLOT * raw.length();
        }
        if (argument instanceof PickleValue.Text text) {
            return (long) (SCALAR + SLOT) * text.value().length();
        }
        return argument instanceof Items items ? (long) (SCALAR + SLOT) * items.size() : 0;
    }
}
