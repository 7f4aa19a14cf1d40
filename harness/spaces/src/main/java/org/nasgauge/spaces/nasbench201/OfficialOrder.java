package org.nasgauge.spaces.nasbench201;

import java.util.List;

/**
 * The official numbering of the 15,625 cells: the lexicographic list of all cells, shuffled by Python's {@code random}
 * under seed 88 (function {@code generate_meta_info} of the benchmark's authors). Python promises neither the generator
 * nor the shuffle, so both are repeated here as CPython has had them since 3.2: the Mersenne Twister MT19937 of
 * Matsumoto and Nishimura, seeded by its {@code init_by_array}, and a shuffle from the end.
 */
final class OfficialOrder {
    private static final int SEED = 88;
    private static final int WORDS = 624;

    private final int[] state = new int[WORDS];
    private int next = WORDS;

    private OfficialOrder() {
        state[0] = 19650218;
        for (int i = 1; i < WORDS; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
        int i = 1;
        for (int k = 0; k < WORDS; k++) {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1664525)) + SEED;
            i = advance(i);
        }
        for (int k = 0; k < WORDS - 1; k++) {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1566083941)) - i;
            i = advance(i);
        }
        state[0] = 0x80000000;
    }

    /**
     * For each index, the position of its cell in the lexicographic order of the cells of some operations, which keep the
     * official order among themselves.
     */
    static int[] positions(List<Operation> operations) {
        int[] thirds = positionsOfTriples(operations);
        int tails = operations.size() * operations.size() * operations.size();
        int[] positions = new int[tails * tails];
        int index = 0;
        for (int official : lexicographicByIndex(thirds.length * thirds.length)) {
            int head = thirds[official / thirds.length];
            int tail = thirds[official % thirds.length];
            if (head >= 0 && tail >= 0) {
                positions[index++] = head * tails + tail;
            }
        }
        return positions;
    }

    /** For all triples of official operations, their position among the triples of some, or -1 outside them. */
    private static int[] positionsOfTriples(List<Operation> operations) {
        List<Operation> official = List.of(Operation.values());
        int all = official.size();
        int[] positions = new int[all * all * all];
        for (int triple = 0; triple < positions.length; triple++) {
            int a = operations.indexOf(official.get(triple / (all * all)));
            int b = operations.indexOf(official.get(triple / all % all));
            int c = operations.indexOf(official.get(triple % all));
            boolean member = a >= 0 && b >= 0 && c >= 0;
            positions[triple] = member ? (a * operations.size() + b) * operations.size() + c : -1;
        }
        return positions;
    }

    /** The position in the lexicographic list of each cell, by official index. */
    private static int[] lexicographicByIndex(int cells) {
        OfficialOrder random = new OfficialOrder();
        int[] order = new int[cells];
        for (int i = 0; i < cells; i++) {
            order[i] = i;
        }
        for (int i = cells - 1; i > 0; i--) {
            int j = random.below(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    private int advance(int i) {
        if (i + 1 < WORDS) {
            return i + 1;
        }
        state[0] = state[WORDS - 1];
        return 1;
    }

    private int below(int bound) {
        int unusedBits = Integer.numberOfLeadingZeros(bound);
        int drawn;
        do {
            drawn = nextWord() >>> unusedBits;
        } while (drawn >= bound);
        return drawn;
    }

    private int nextWord() {
        if (next == WORDS) {
            twist();
        }
        int word = state[next++];
        word ^= word >>> 11;
        word ^= (word << 7) & 0x9d2c5680;
        word ^= (word << 15) & 0xefc60000;
        return word ^ (word >>> 18);
    }

    private void twist() {
        for (int i = 0; i < WORDS; i++) {
            int mixed = (state[i] & 0x80000000) | (state[(i + 1) % WORDS] & 0x7fffffff);
            state[i] = state[(i + 397) % WORDS] ^ (mixed >>> 1) ^ ((mixed & 1) == 0 ? 0 : 0x9908b0df);
        }
        next = 0;
    }
}
