package org.nasgauge.spaces.darts;

import java.util.Arrays;
import java.util.List;

/**
 * One cell as numbers: four nodes, each with two edges, each with its source and its operation. A source is 0 or 1 for
 * the outputs of the two cells before, 2 + i for node i.
 */
final class Cell {
    static final int INPUTS = 2;
    static final int NODES = 4;
    static final int EDGES = 2;
    static final int NUMBERS = NODES * EDGES * 2;

    private static final int PER_NODE = EDGES * 2;

    private Cell() {}

    /** Where the source of an edge stands; its operation is the next number. */
    static int place(int node, int edge) {
        return node * PER_NODE + edge * 2;
    }

    /**
     * The smallest of the cells that are the same network: the two edges of a node may change places, and so may nodes,
     * as long as each comes after its sources. The cell's output has the channels of all nodes, in another order.
     */
    static int[] canonical(int[] cell) {
        int[] smallest = cell;
        int[] order = new int[NODES];
        for (int code = 0; code < NODES * NODES * NODES * NODES; code++) {
            int seen = 0;
            for (int node = 0, rest = code; node < NODES; node++, rest /= NODES) {
                order[node] = rest % NODES;
                seen |= 1 << order[node];
            }
            if (seen == (1 << NODES) - 1 && isTopological(cell, order)) {
                int[] renumbered = renumbered(cell, order);
                smallest = Arrays.compare(renumbered, smallest) < 0 ? renumbered : smallest;
            }
        }
        return smallest;
    }

    /** @param order for each node its new number */
    private static boolean isTopological(int[] cell, int[] order) {
        for (int node = 0; node < NODES; node++) {
            for (int edge = 0; edge < EDGES; edge++) {
                int source = cell[place(node, edge)] - INPUTS;
                if (source >= 0 && order[source] >= order[node]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** With the edges of each node in the order of their sources. */
    private static int[] renumbered(int[] cell, int[] order) {
        int[] renumbered = new int[NUMBERS];
        for (int node = 0; node < NODES; node++) {
            int first = source(cell, node, 0, order);
            int second = source(cell, node, 1, order);
            int firstPlace = place(order[node], first < second ? 0 : 1);
            int secondPlace = place(order[node], first < second ? 1 : 0);
            renumbered[firstPlace] = first;
            renumbered[firstPlace + 1] = cell[place(node, 0) + 1];
            renumbered[secondPlace] = second;
            renumbered[secondPlace + 1] = cell[place(node, 1) + 1];
        }
        return renumbered;
    }

    private static int source(int[] cell, int node, int edge, int[] order) {
        int source = cell[place(node, edge)];
        return source < INPUTS ? source : INPUTS + order[source - INPUTS];
    }

    /** What stands on an edge of a cell, in the order in which NASLib counts them from 0. */
    enum Operation {
        MAX_POOL_3X3("max_pool_3x3"),
        AVG_POOL_3X3("avg_pool_3x3"),
        SKIP_CONNECT("skip_connect"),
        SEP_CONV_3X3("sep_conv_3x3"),
        SEP_CONV_5X5("sep_conv_5x5"),
        DIL_CONV_3X3("dil_conv_3x3"),
        DIL_CONV_5X5("dil_conv_5x5");

        private static final List<Operation> ALL = List.of(values());

        private final String officialName;

        /** The operation that a genome's choice stands for. */
        static Operation of(int choice) {
            return ALL.get(choice);
        }

        Operation(String officialName) {
            this.officialName = officialName;
        }

        @SuppressWarnings("EnumOrdinal") // the constants are the choices, in their order
        int choice() {
            return ordinal();
        }

        String officialName() {
            return officialName;
        }
    }
}
