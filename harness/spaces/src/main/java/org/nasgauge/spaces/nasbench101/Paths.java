package org.nasgauge.spaces.nasbench101;

import java.util.BitSet;

/** The path encoding: sequences of operations are numbered by length, then lexicographically by label. */
final class Paths {
    private static final int OPERATIONS = Specification.OPERATIONS;

    /** Of all lengths from 0 to that of a path through every inner vertex. */
    static final int COUNT = shorterThan(Specification.INNER + 1);

    private Paths() {}

    static int[] of(Module module) {
        BitSet found = new BitSet(COUNT);
        follow(module, 0, 0, 0, found);
        return found.stream().toArray();
    }

    /** @param sequence the operations behind us, as the digits of a number */
    private static void follow(Module module, int vertex, int length, int sequence, BitSet found) {
        int output = module.vertices() - 1;
        for (int next = vertex + 1; next < output; next++) {
            if (module.hasEdge(vertex, next)) {
                int label = module.operations().get(next - 1).label();
                follow(module, next, length + 1, sequence * OPERATIONS + label, found);
            }
        }
        if (module.hasEdge(vertex, output)) {
            found.set(shorterThan(length) + sequence);
        }
    }

    /** How many sequences have fewer operations. */
    private static int shorterThan(int length) {
        int count = 0;
        int power = 1;
        for (int i = 0; i < length; i++) {
            count += power;
            power *= OPERATIONS;
        }
        return count;
    }
}
