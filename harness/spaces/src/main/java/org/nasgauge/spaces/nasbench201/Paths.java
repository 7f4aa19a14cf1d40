package org.nasgauge.spaces.nasbench201;

import java.util.List;
import org.nasgauge.api.space.Architecture;

/**
 * The path encoding as naszilla has it: {@code none} is an operation like the others, so that every cell has its four paths.
 * Sequences are numbered by length, then lexicographically by choice.
 */
final class Paths {
    private static final List<List<Edge>> PATHS = List.of(
            List.of(Edge.FROM_0_TO_3),
            List.of(Edge.FROM_0_TO_1, Edge.FROM_1_TO_3),
            List.of(Edge.FROM_0_TO_2, Edge.FROM_2_TO_3),
            List.of(Edge.FROM_0_TO_1, Edge.FROM_1_TO_2, Edge.FROM_2_TO_3));

    private Paths() {}

    static int count(int operations) {
        return operations + operations * operations + operations * operations * operations;
    }

    static int[] of(Architecture cell, int operations) {
        return PATHS.stream()
                .mapToInt(path -> number(path, cell, operations))
                .sorted()
                .distinct()
                .toArray();
    }

    private static int number(List<Edge> path, Architecture cell, int operations) {
        int shorter = 0;
        int sequence = 0;
        int power = 1;
        for (Edge edge : path) {
            shorter += power;
            power *= operations;
            sequence = sequence * operations + cell.choice(edge.decision());
        }
        return shorter - 1 + sequence;
    }
}
