package org.nasgauge.spaces.nasbench101;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.spaces.nasbench101.Module.Operation;

/**
 * The operations of a module's inner vertices as one number: 2 bits a vertex, the first vertex most significant, so that
 * numbers of one length are ordered as the lists are. A renumbering of the vertices is packed too: 3 bits a vertex say
 * where it goes.
 */
final class Labels {
    private static final int BITS = 2;
    private static final int MASK = (1 << BITS) - 1;
    private static final int PLACE_BITS = 3;
    private static final int PLACE_MASK = (1 << PLACE_BITS) - 1;
    private static final Operation[] OPERATIONS = Operation.values();

    private Labels() {}

    /** One more than the largest number for so many vertices. */
    static int limit(int inner) {
        return 1 << (inner * BITS);
    }

    /** With the operation of a further vertex. */
    static int append(int labels, int operation) {
        return labels << BITS | operation;
    }

    static boolean areOperations(int labels, int inner) {
        for (int v = 0; v < inner; v++) {
            if (operation(labels, inner, v) >= OPERATIONS.length) {
                return false;
            }
        }
        return true;
    }

    static List<Operation> operations(int labels, int inner) {
        List<Operation> operations = new ArrayList<>(inner);
        for (int v = 0; v < inner; v++) {
            operations.add(OPERATIONS[operation(labels, inner, v)]);
        }
        return operations;
    }

    static int renumbered(int labels, int inner, int renumbering) {
        int renumbered = 0;
        for (int v = 0; v < inner; v++) {
            int place = renumbering >>> (v * PLACE_BITS) & PLACE_MASK;
            renumbered |= operation(labels, inner, v) << ((inner - 1 - place) * BITS);
        }
        return renumbered;
    }

    /** @param places for each vertex where it goes, from 0 */
    static int renumbering(int[] places) {
        int packed = 0;
        for (int v = 0; v < places.length; v++) {
            packed |= places[v] << (v * PLACE_BITS);
        }
        return packed;
    }

    private static int operation(int labels, int inner, int vertex) {
        return labels >>> ((inner - 1 - vertex) * BITS) & MASK;
    }
}
