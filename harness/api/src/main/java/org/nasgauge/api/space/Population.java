package org.nasgauge.api.space;

import java.util.Collection;
import java.util.function.Predicate;

/** Which architectures of a space are rated: correlations over one population say little of another. */
public enum Population {
    /** Every architecture, each by its own name, however many are the same network. */
    ALL,
    /** Of each set of isomorphic architectures the one that stands for them. */
    NETWORKS,
    /** Cells with a path from input to output. */
    CONNECTED,
    /** Cells with a path from input to output, and without an operation that is on none. */
    NO_DEAD_EDGE;

    /**
     * Whether an architecture of the space belongs to it.
     *
     * @throws IllegalArgumentException if the space has no such cells
     */
    public Predicate<Architecture> in(SearchSpace space) {
        return switch (this) {
            case ALL -> architecture -> true;
            case NETWORKS -> architecture -> space.canonical(architecture).equals(architecture);
            case CONNECTED -> wired(space)::isConnected;
            case NO_DEAD_EDGE -> {
                Wired wired = wired(space);
                yield architecture -> wired.isConnected(architecture) && !wired.hasDeadOperation(architecture);
            }
        };
    }

    /** Whether it belongs to all of them. */
    public static Predicate<Architecture> intersection(Collection<Population> populations, SearchSpace space) {
        return populations.stream().map(one -> one.in(space)).reduce(architecture -> true, Predicate::and);
    }

    private static Wired wired(SearchSpace space) {
        if (space instanceof Wired wired) {
            return wired;
        }
        throw new IllegalArgumentException("the cells of " + space.name() + " have no such wiring");
    }
}
