package org.nasgauge.spaces.nasbench201;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which cells are the same network, exactly as the official {@code to_unique_str(consider_zero=True)} has it, on which
 * the published count of 6,466 rests. There, a node is written as the sorted sum of what its edges bring: {@code #} for
 * nothing, the source's own text for a skip connection, {@code (source)@operation} else. That text is kept, with its
 * two blind spots: a node whose edges all bring nothing counts as nothing only if it has one edge, and a sum that is
 * skipped into another sum is not sorted into it.
 *
 * <p>The texts of whole cells are never built: each summand that can occur gets a number, and a cell is the sequence of
 * its summands' numbers.
 */
final class UniqueForm {
    private static final int BITS = 8;

    private final List<Operation> operations;
    private final String[][] summands;
    private final Map<String, Integer> rankOf = new HashMap<>();
    private final long[] sequences;
    private final int[] lengths;

    private UniqueForm(List<Operation> operations) {
        this.operations = operations;
        int heads = cube(operations.size());
        summands = new String[heads][];
        TreeSet<String> sorted = new TreeSet<>();
        for (int head = 0; head < heads; head++) {
            summands[head] = summandsOfOutput(head);
            sorted.addAll(Arrays.asList(summands[head]));
        }
        for (String summand : sorted) {
            rankOf.put(summand, rankOf.size());
        }
        if (rankOf.size() >= 1 << BITS) {
            throw new IllegalStateException(rankOf.size() + " summands do not fit into " + BITS + " bits");
        }
        sequences = new long[rankOf.size()];
        lengths = new int[rankOf.size()];
        for (String summand : sorted) {
            split(summand, rank(summand));
        }
    }

    /** For each cell, in lexicographic order, a key that it shares with the cells that are the same network. */
    static long[] keys(List<Operation> operations) {
        return new UniqueForm(operations).keys();
    }

    /**
     * What the edges into node 3 can bring: for each source, for each operation; given the position of the first three
     * choices in lexicographic order.
     */
    private String[] summandsOfOutput(int head) {
        int k = operations.size();
        String node1 = summand("0", operations.get(head / (k * k)));
        String node2 = sum(summand("0", operations.get(head / k % k)), summand(node1, operations.get(head % k)));
        String[] texts = new String[3 * k];
        for (int choice = 0; choice < k; choice++) {
            texts[choice] = summand("0", operations.get(choice));
            texts[k + choice] = summand(node1, operations.get(choice));
            texts[2 * k + choice] = summand(node2, operations.get(choice));
        }
        return texts;
    }

    private static String summand(String source, Operation operation) {
        if (operation == Operation.NONE || source.equals("#")) {
            return "#";
        }
        return operation == Operation.SKIP_CONNECT ? source : "(" + source + ")@" + operation.officialName();
    }

    private static String sum(String a, String b) {
        return a.compareTo(b) <= 0 ? a + "+" + b : b + "+" + a;
    }

    /** A skipped sum is two summands side by side. */
    private void split(String text, int rank) {
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '+';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '+' && depth == 0) {
                sequences[rank] = sequences[rank] << BITS | (rank(text.substring(start, i)) + 1);
                lengths[rank] += BITS;
                start = i + 1;
            }
        }
    }

    private long[] keys() {
        int k = operations.size();
        int heads = summands.length;
        long[] keys = new long[heads * heads];
        int[] ranks = new int[3 * k];
        for (int head = 0; head < heads; head++) {
            for (int i = 0; i < ranks.length; i++) {
                ranks[i] = rank(summands[head][i]);
            }
            for (int tail = 0; tail < heads; tail++) {
                int a = ranks[tail / (k * k)];
                int b = ranks[k + tail / k % k];
                int c = ranks[2 * k + tail % k];
                int least = Math.min(a, Math.min(b, c));
                int most = Math.max(a, Math.max(b, c));
                int middle = a + b + c - least - most;
                long key = sequences[least] << lengths[middle] | sequences[middle];
                keys[head * heads + tail] = key << lengths[most] | sequences[most];
            }
        }
        return keys;
    }

    private int rank(String summand) {
        Integer rank = rankOf.get(summand);
        if (rank == null) {
            throw new IllegalStateException(summand + " is not a summand");
        }
        return rank;
    }

    private static int cube(int k) {
        return k * k * k;
    }
}
