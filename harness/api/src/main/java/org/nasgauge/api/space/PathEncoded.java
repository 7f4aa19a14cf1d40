package org.nasgauge.api.space;

/**
 * What a space of cells may have besides: the path encoding of White, Neiswanger and Savani, BANANAS, AAAI 2021, which says
 * of each sequence of operations whether it lies on a path from a cell's input to its output.
 */
public interface PathEncoded {
    /** How many sequences of operations there are. */
    int pathCount();

    /** The numbers of the sequences of a valid architecture, from 0 to {@link #pathCount()} − 1, ascending, each once. */
    int[] paths(Architecture architecture);
}
