package org.nasgauge.spaces.darts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.spaces.darts.Cell.Operation;

/**
 * The path encoding as naszilla has it: the sequences of operations from each of the two inputs of a cell to any of its
 * nodes, since all nodes are its output. Numbered by cell, input, length, then lexicographically by choice. Unlike
 * naszilla's, they have no number for the sequence without operations, and go through the last node's second edge.
 */
final class Paths {
    private static final int OPERATIONS = Operation.values().length;
    /** Of one cell and input. */
    private static final int SEQUENCES = shorterThan(Cell.NODES + 1);

    private Paths() {}

    static int count(int cells) {
        return cells * Cell.INPUTS * SEQUENCES;
    }

    static int[] of(Architecture genome) {
        BitSet found = new BitSet();
        for (int cell = 0; cell < genome.length() / Cell.NUMBERS; cell++) {
            List<List<Path>> toNodes = new ArrayList<>();
            for (int node = 0; node < Cell.NODES; node++) {
                List<Path> here = new ArrayList<>();
                for (int edge = 0; edge < Cell.EDGES; edge++) {
                    int place = cell * Cell.NUMBERS + Cell.place(node, edge);
                    int source = genome.choice(place);
                    int operation = genome.choice(place + 1);
                    if (source < Cell.INPUTS) {
                        here.add(new Path(source, 1, operation));
                    } else {
                        toNodes.get(source - Cell.INPUTS).forEach(path -> here.add(path.then(operation)));
                    }
                }
                for (Path path : here) {
                    found.set((cell * Cell.INPUTS + path.input) * SEQUENCES + shorterThan(path.length) + path.sequence);
                }
                toNodes.add(here);
            }
        }
        return found.stream().toArray();
    }

    /** @param sequence the operations, as the digits of a number */
    private record Path(int input, int length, int sequence) {
        Path then(int operation) {
            return new Path(input, length + 1, sequence * OPERATIONS + operation);
        }
    }

    /** How many sequences of at least one operation have fewer than so many. */
    private static int shorterThan(int length) {
        int count = 0;
        int power = 1;
        for (int i = 1; i < length; i++) {
            power *= OPERATIONS;
            count += power;
        }
        return count;
    }
}
