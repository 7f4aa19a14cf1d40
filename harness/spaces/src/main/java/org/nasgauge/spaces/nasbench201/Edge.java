package org.nasgauge.spaces.nasbench201;

/**
 * An edge of the cell, from a node to a later one; node 0 is the input, node 3 the output. In the order of the official
 * string form, which is that of the decisions. Beware of NASLib, which swaps the edges 1->2 and 0->3.
 */
public enum Edge {
    FROM_0_TO_1(0, 1),
    FROM_0_TO_2(0, 2),
    FROM_1_TO_2(1, 2),
    FROM_0_TO_3(0, 3),
    FROM_1_TO_3(1, 3),
    FROM_2_TO_3(2, 3);

    private final int source;
    private final int target;

    Edge(int source, int target) {
        this.source = source;
        this.target = target;
    }

    public int source() {
        return source;
    }

    public int target() {
        return target;
    }

    /** The number of the decision about this edge. */
    @SuppressWarnings("EnumOrdinal") // the constants are the decisions, in their order
    public int decision() {
        return ordinal();
    }

    /** As in {@code 0->1}. */
    @Override
    public String toString() {
        return source + "->" + target;
    }
}
