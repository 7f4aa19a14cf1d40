package org.nasgauge.spaces.nasbench201;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which edges of a cell carry something from its input to its output. */
public final class Wiring {
    private final boolean connected;
    private final Set<Edge> alive;
    private final boolean hasDeadEdge;

    private Wiring(boolean connected, Set<Edge> alive, boolean hasDeadEdge) {
        this.connected = connected;
        this.alive = alive;
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
        Set<Edge> alive = EnumSet.noneOf(Edge.class);
        boolean dead = false;
        for (Edge edge : edges) {
            if (carries(operations, edge)) {
                if (fromInput[edge.source()] && toOutput[edge.target()]) {
                    alive.add(edge);
                } else {
                    dead = true;
                }
            }
        }
        return new Wiring(fromInput[3], alive, dead);
    }

    /** The operations with none instead of those on dead edges. */
    static List<Operation> alive(List<Operation> operations) {
        Set<Edge> alive = of(operations).alive;
        return Arrays.stream(Edge.values())
                .map(edge -> alive.contains(edge) ? operations.get(edge.decision()) : Operation.NONE)
                .toList();
    }

    /** Whether a path leads from the cell's input to its output. */
    public boolean connected() {
        return connected;
    }

    /** Whether an operation other than none stands on this edge, which is on a path from input to output. */
    public boolean isAlive(Edge edge) {
        return alive.contains(edge);
    }

    /** Whether an operation other than none stands on an edge that is on no path from input to output. */
    public boolean hasDeadEdge() {
        return hasDeadEdge;
    }

    private static boolean carries(List<Operation> operations, Edge edge) {
        return operations.get(edge.decision()) != Operation.NONE;
    }
}
