package org.nasgauge.tape.java;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Rows that nobody needs any more, by how many and how long they are: who needs some takes the last, still in the cache. */
final class Spare {
    private final Map<Extent, Deque<float[][]>> byExtent = new HashMap<>();

    private record Extent(int count, int length) {}

    /** With whatever values. */
    float[][] take(int count, int length) {
        float[][] last = byExtent.computeIfAbsent(new Extent(count, length), none -> new ArrayDeque<>())
                .pollLast();
        return last == null ? new float[count][length] : last;
    }

    /** At least one row, of those that were taken. */
    void giveBack(float[][] rows) {
        byExtent.computeIfAbsent(new Extent(rows.length, rows[0].length), none -> new ArrayDeque<>())
                .addLast(rows);
    }
}
