package org.nasgauge.spaces.nasbench201;

import java.util.List;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Notation;
import org.nasgauge.spaces.naslib.NaslibTuple;

/**
 * NASLib's tuple of six operations. It differs from the official string in both orders: edges are counted by source and
 * not by target, which swaps 1->2 and 0->3; and operations are numbered in an order of their own.
 */
final class NaslibForm implements Notation {
    private static final List<Edge> EDGES = List.of(
            Edge.FROM_0_TO_1, Edge.FROM_0_TO_2, Edge.FROM_0_TO_3, Edge.FROM_1_TO_2, Edge.FROM_1_TO_3, Edge.FROM_2_TO_3);
    private static final List<Edge> OFFICIAL_EDGES = List.of(Edge.values());
    private static final List<Operation> OPERATIONS = List.of(
            Operation.SKIP_CONNECT,
            Operation.NONE,
            Operation.NOR_CONV_3X3,
            Operation.NOR_CONV_1X1,
            Operation.AVG_POOL_3X3);

    private final CellSpace space;

    NaslibForm(CellSpace space) {
        this.space = space;
    }

    @Override
    public String name() {
        return NaslibTuple.NOTATION;
    }

    @Override
    public Architecture read(String text) {
        int[] numbers = NaslibTuple.read(text);
        if (numbers.length != EDGES.size()) {
            throw NaslibTuple.refused(text, numbers.length + " operations; expected " + EDGES.size());
        }
        Architecture cell = Architecture.of(new int[numbers.length]);
        for (int i = 0; i < numbers.length; i++) {
            int choice = numbers[i] < OPERATIONS.size() ? space.operations().indexOf(OPERATIONS.get(numbers[i])) : -1;
            if (choice < 0) {
                throw NaslibTuple.refused(
                        text, "operation " + numbers[i] + " on edge " + EDGES.get(i) + " is not in " + space.name());
            }
            cell = cell.with(OFFICIAL_EDGES.indexOf(EDGES.get(i)), choice);
        }
        return cell;
    }

    @Override
    public String write(Architecture cell) {
        return NaslibTuple.write(EDGES.stream()
                .mapToInt(edge -> OPERATIONS.indexOf(space.operation(cell, edge)))
                .toArray());
    }
}
