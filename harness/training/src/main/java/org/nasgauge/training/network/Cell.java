package org.nasgauge.training.network;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.spaces.nasbench201.Edge;
import org.nasgauge.spaces.nasbench201.Operation;

/**
 * A NAS-Bench-201 cell (Dong and Yang, 2020): node 0 is the input, node 3 the output, every edge has an operation.
 *
 * @param operations one for each {@link Edge}, in their order
 */
public record Cell(List<Operation> operations) {
    static final int NODES = 4;

    public Cell {
        operations = List.copyOf(operations);
        if (operations.size() != Edge.values().length) {
            throw new IllegalArgumentException("6 operations expected, not " + operations);
        }
    }

    Operation at(Edge edge) {
        return operations.get(edge.decision());
    }

    /**
     * The edges on some path from input to output, in their order: all that the output depends on. The others are left
     * out of the network, so a node that nothing comes to is zero, and a convolution of it adds nothing (not even a
     * shift learnt by its batch normalization). Empty if the cell is not connected.
     */
    public List<Edge> liveEdges() {
        List<Edge> edges = new ArrayList<>(List.of(Edge.values()));
        edges.removeIf(edge -> at(edge) == Operation.NONE);
        boolean[] fed = new boolean[NODES];
        fed[0] = true;
        for (Edge edge : edges) {
            fed[edge.target()] |= fed[edge.source()];
        }
        boolean[] used = new boolean[NODES];
        used[NODES - 1] = true;
        for (int i = edges.size() - 1; i >= 0; i--) {
            used[edges.get(i).source()] |= used[edges.get(i).target()];
        }
        edges.removeIf(edge -> !fed[edge.source()] || !used[edge.target()]);
        return List.copyOf(edges);
    }
}
