package org.nasgauge.spaces.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.LabelledGraph;

/**
 * The cell of NAS-Bench-201 and TransNAS-Bench-101: four nodes with an operation on each of the six edges between them, in
 * the order of {@link EdgeBits}. {@code none} is an operation like the others.
 */
public final class SixEdgeCell {
    private static final int EDGES = 6;
    private static final int[] SOURCES = {0, 0, 1, 0, 1, 2};
    private static final int[] TARGETS = {1, 2, 2, 3, 3, 3};
    private static final int LAST_NODE = 3;
    /** By edges: 0->3, 0->1->3, 0->2->3, 0->1->2->3. */
    private static final List<int[]> PATHS =
            List.of(new int[] {3}, new int[] {0, 4}, new int[] {1, 5}, new int[] {0, 2, 5});

    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    private static final int FIRST_OPERATION = 2;

    private SixEdgeCell() {}

    /** How many sequences of one to three operations there are. */
    public static int pathCount(int operations) {
        return operations + operations * operations + operations * operations * operations;
    }

    /**
     * The sequences on the cell's four paths, as naszilla has them. Sequences are numbered by length, then lexicographically
     * by choice.
     */
    public static int[] paths(Architecture cell, int operations) {
        return PATHS.stream()
                .mapToInt(path -> number(path, cell, operations))
                .sorted()
                .distinct()
                .toArray();
    }

    private static int number(int[] path, Architecture cell, int operations) {
        int shorter = 0;
        int sequence = 0;
        int power = 1;
        for (int edge : path) {
            shorter += power;
            power *= operations;
            sequence = sequence * operations + cell.choice(edge);
        }
        return shorter - 1 + sequence;
    }

    /** The input, the output, and the operations. */
    public static int labelCount(int operations) {
        return FIRST_OPERATION + operations;
    }

    /** With a vertex for the input, for the operation on each edge, and for the output. */
    public static LabelledGraph graph(Architecture cell) {
        List<Integer> labels = new ArrayList<>();
        List<LabelledGraph.Edge> edges = new ArrayList<>();
        labels.add(INPUT);
        for (int edge = 0; edge < EDGES; edge++) {
            labels.add(FIRST_OPERATION + cell.choice(edge));
            for (int before : before(edge)) {
                edges.add(new LabelledGraph.Edge(before, 1 + edge));
            }
            if (TARGETS[edge] == LAST_NODE) {
                edges.add(new LabelledGraph.Edge(1 + edge, 1 + EDGES));
            }
        }
        labels.add(OUTPUT);
        return new LabelledGraph(labels, edges);
    }

    /** The vertices that feed the operation on an edge. */
    private static int[] before(int edge) {
        int node = SOURCES[edge];
        return node == 0
                ? new int[] {0}
                : IntStream.range(0, EDGES)
                        .filter(other -> TARGETS[other] == node)
                        .map(other -> 1 + other)
                        .toArray();
    }
}
