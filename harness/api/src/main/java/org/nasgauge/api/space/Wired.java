package org.nasgauge.api.space;

/** What a space of cells may have besides: operations that may stand where nothing flows from the input to the output. */
public interface Wired {
    /** Whether a path leads from the cell's input to its output. */
    boolean isConnected(Architecture architecture);

    /** Whether an operation stands on no path from the cell's input to its output. */
    boolean hasDeadOperation(Architecture architecture);
}
