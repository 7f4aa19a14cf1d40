package org.nasgauge.spaces.nasbench101;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.spaces.graph.EdgeBits;
import org.nasgauge.spaces.graph.GraphHash;

/**
 * A cell as the benchmark trains it: every vertex is on a path from the input to the output.
 *
 * @param vertices 2 to 7; vertex 0 is the input, the last one the output
 * @param edges as {@link EdgeBits} has them
 * @param operations one for each inner vertex
 */
public record Module(int vertices, int edges, List<Operation> operations) {
    private static final int INPUT_LABEL = -1;
    private static final int OUTPUT_LABEL = -2;

    /** How many labels {@link #graph} has: the operations, then the input and the output. */
    static final int LABELS = Operation.values().length + 2;

    public Module {
        operations = List.copyOf(operations);
    }

    public boolean hasEdge(int source, int target) {
        return EdgeBits.hasEdge(edges, source, target);
    }

    /** The module hash of the benchmark's files: 32 hexadecimal digits, the same for all isomorphic modules. */
    public String hash() {
        int[] labels = IntStream.range(0, vertices).map(this::label).toArray();
        return GraphHash.of(vertices, edges, labels);
    }

    LabelledGraph graph() {
        List<LabelledGraph.Edge> found = new ArrayList<>();
        for (int target = 1; target < vertices; target++) {
            for (int source = 0; source < target; source++) {
                if (hasEdge(source, target)) {
                    found.add(new LabelledGraph.Edge(source, target));
                }
            }
        }
        return new LabelledGraph(
                IntStream.range(0, vertices)
                        .mapToObj(vertex -> Math.floorMod(label(vertex), LABELS))
                        .toList(),
                found);
    }

    private int label(int vertex) {
        if (vertex == 0) {
            return INPUT_LABEL;
        }
        return vertex == vertices - 1
                ? OUTPUT_LABEL
                : operations.get(vertex - 1).label();
    }

    /** What an inner vertex does, in the order of the benchmark's labels. */
    public enum Operation {
        CONV3X3(0, "conv3x3-bn-relu"),
        CONV1X1(1, "conv1x1-bn-relu"),
        MAXPOOL3X3(2, "maxpool3x3");

        private final int label;
        private final String officialName;

        Operation(int label, String officialName) {
            this.label = label;
            this.officialName = officialName;
        }

        /** As in the module hash. */
        public int label() {
            return label;
        }

        /** As in the benchmark's file. */
        public String officialName() {
            return officialName;
        }
    }
}
