package org.nasgauge.training.network;

import java.util.ArrayList;
import java.util.List;

/** A NAS-Bench-201 cell: node 0 is the input, node 3 the output, each pair of nodes joined by one operation. */
public record Cell(List<CellOperation> operations) {
    /** The number of nodes. */
    public static final int NODES = 4;

    /** @param operations of the edges 0→1, 0→2, 1→2, 0→3, 1→3, 2→3 */
    public Cell {
        operations = List.copyOf(operations);
        if (operations.size() != NODES * (NODES - 1) / 2) {
            throw new IllegalArgumentException("6 operations expected, not " + operations);
        }
    }

    /** A directed edge with what it does. */
    public record Edge(int from, int to, CellOperation operation) {
        @Override
        public String toString() {
            return from + "-" + to;
        }
    }

    /**
     * The edges on some path from input to output, by target and then source: all that the output depends on. The
     * others are left out of the network, so a node that nothing comes to is zero, and a convolution of it adds
     * nothing (not even a shift learnt by its batch normalization). None if the cell is not connected.
     */
    public List<Edge> liveEdges() {
        List<Edge> edges = new ArrayList<>();
        int index = 0;
        for (int to = 1; to < NODES; to++) {
            for (int from = 0; from < to; from++) {
                CellOperation operation = operations.get(index++);
                if (operation != CellOperation.NONE) {
                    edges.add(new Edge(from, to, operation));
                }
            }
        }
        boolean[] fed = new boolean[NODES];
        fed[0] = true;
        for (Edge edge : edges) {
            fed[edge.to()] |= fed[edge.from()];
        }
        boolean[] used = new boolean[NODES];
        used[NODES - 1] = true;
        for (int i = edges.size() - 1; i >= 0; i--) {
            used[edges.get(i).from()] |= used[edges.get(i).to()];
        }
        return edges.stream()
                .filter(edge -> fed[edge.from()] && used[edge.to()])
                .toList();
    }
}
