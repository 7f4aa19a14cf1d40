package org.nasgauge.spaces.nasbench201;

import java.util.List;

/** Which edges of a cell carry something from its input to its output. */
public final class Wiring {
    private final boolean connected;
    private final boolean hasDeadEdge;

    private Wiring(boolean connected, boolean hasDeadEdge) {
        this.connected = connected;
        this.hasDeadEdge = hasDeadEdge;
    }

    /** @param operations one for each edge */
    static Wiring of(List<Operation> operations) {
        boolean[] fromInput = {true, false, false, false};
        boolean[] toOutput = {false, false, false, true};
        Edge[] edges = Edge.values();
        for (Edge edge : edges) {
            fromInput[edge.target()] |= fromInput[edge.source()] && carries(operations, edge);
        }
        for (int i = edges.length - 1; i >= 0; i--) {
            toOutput[edges[i].source()] |= toOutput[edges[i].target()] && carries(operations, edges[i]);
        }
        boolean dead = false;
        for (Edge edge : edges) {
            dead |= carries(operations, edge) && !(fromInput[edge.source()] && toOutput[edge.target()]);
        }
        return new Wiring(fromInput[3], dead);
    }

    /** Whether a path leads from the cell's input to its output. */
    public boolean connected() {
        return connected;
    }

    /** Whether an operation other than none stands on an edge that is on no path from input to output. */
    public boolean hasDeadEdge() {
        return hasDeadEdge;
    }

    private static boolean carries(List<Operation> operations, Edge edge) {
        return operations.get(edge.decision()) != Operation.NONE;
    }
}
