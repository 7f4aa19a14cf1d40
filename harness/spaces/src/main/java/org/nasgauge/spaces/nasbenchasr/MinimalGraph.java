package org.nasgauge.spaces.nasbenchasr;

import org.nasgauge.api.space.Architecture;
import org.nasgauge.spaces.graph.EdgeBits;
import org.nasgauge.spaces.graph.GraphHash;

/**
 * What the benchmark takes for the network of a cell: a vertex for the input, for each operation, and for the output, and
 * an edge for each link of the chain and each skip connection; without the operations that are zero, and without what is
 * then on no path from the input to the output ({@code graph_utils.get_model_graph}, minimised).
 */
final class MinimalGraph {
    static final int NODES = 3;

    private static final int VERTICES = NODES + 2;
    private static final int INPUT_LABEL = -1;
    private static final int OUTPUT_LABEL = -2;

    private final int vertices;
    private final int edges;
    private final int[] labels;

    private MinimalGraph(int vertices, int edges, int[] labels) {
        this.vertices = vertices;
        this.edges = edges;
        this.labels = labels;
    }

    /** @param zero the operation that brings nothing */
    static MinimalGraph of(Architecture cell, int zero) {
        int edges = EdgeBits.edge(0, 1);
        int kept = 1 | (1 << (VERTICES - 1));
        int[] labels = new int[VERTICES];
        labels[0] = INPUT_LABEL;
        labels[VERTICES - 1] = OUTPUT_LABEL;
        int decision = 0;
        for (int node = 1; node <= NODES; node++) {
            labels[node] = cell.choice(decision++);
            kept |= labels[node] == zero ? 0 : 1 << node;
            edges |= EdgeBits.edge(node, node + 1);
            for (int source = 0; source < node; source++) {
                edges |= cell.choice(decision++) == 0 ? 0 : EdgeBits.edge(source, node + 1);
            }
        }
        MinimalGraph withoutZeros = new MinimalGraph(VERTICES, edges, labels).induced(kept);
        return withoutZeros.induced(EdgeBits.onPaths(withoutZeros.edges, withoutZeros.vertices));
    }

    private MinimalGraph induced(int set) {
        int[] keptLabels = new int[Integer.bitCount(set)];
        int count = 0;
        for (int v = 0; v < vertices; v++) {
            if ((set >>> v & 1) == 1) {
                keptLabels[count++] = labels[v];
            }
        }
        return new MinimalGraph(count, EdgeBits.induced(edges, vertices, set), keptLabels);
    }

    /** The model hash of the benchmark's files. */
    String hash() {
        return GraphHash.withDecimalDegrees(vertices, edges, labels);
    }
}
