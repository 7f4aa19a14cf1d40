package org.nasgauge.importers.foreign.pickle;

/** How much hangs below a compound value, counting shared values once for each place where they stand. */
final class Nesting {
    private int depth = 1;
    private long weight = 1;
    private boolean complete;

    int depth() {
        return depth;
    }

    long weight() {
        return weight;
    }

    boolean complete() {
        return complete;
    }

    /** From here on the value stands inside another one, so that a change would change that one. */
    void completeIt() {
        complete = true;
    }

    /** Accounts for a value that is put below this one. */
    void hang(PickleValue value) {
        if (value instanceof PickleValue.Compound compound) {
            Nesting other = compound.nesting();
            other.completeIt();
            depth = Math.max(depth, other.depth + 1);
            weight += other.weight;
        } else if (value instanceof PickleValue.Persistent persistent) {
            hang(persistent.id());
        } else if (value instanceof PickleValue.Numbers numbers) {
            hang(numbers.values());
        } else {
            weight++;
        }
    }
}
