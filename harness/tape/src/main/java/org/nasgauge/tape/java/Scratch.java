package org.nasgauge.tape.java;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Rows for what an operation needs only while it runs: shared by all of a backend, so that they stay in the cache. */
final class Scratch {
    private final Map<Integer, float[][]> byLength = new HashMap<>();

    /** The first {@code count} rows or more of a length, with whatever the last operation has left in them. */
    float[][] rows(int count, int length) {
        float[][] there = byLength.getOrDefault(length, new float[0][]);
        if (there.length < count) {
            int from = there.length;
            there = Arrays.copyOf(there, count);
            for (int i = from; i < count; i++) {
                there[i] = new float[length];
            }
            byLength.put(length, there);
        }
        return there;
    }
}
