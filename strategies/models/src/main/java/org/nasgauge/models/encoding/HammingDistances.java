package org.nasgauge.models.encoding;

import java.util.Arrays;
import org.nasgauge.api.space.Architecture;

/**
 * How far an architecture is from each of several. These are counted some at once: each has a lane in a word, and a word for each
 * feature says whose distance is less where the feature is shared.
 */
public final class HammingDistances {
    private static final int LEAST_LANE = Byte.SIZE;

    private final HammingCode code;
    /** So many bits hold any distance. */
    private final int laneBits;

    private final int lanes;
    private final long lane;
    /** 1 in each lane. */
    private final long ones;
    /** By word, how far those in its lanes are from an architecture without features. */
    private long[] alone = new long[2];
    /** By word, then by feature. */
    private long[][] nearer = new long[2][];

    private int size;

    /** Of the architecture looked at. */
    private final int[] present;

    private int[] distances;

    public HammingDistances(HammingCode code) {
        this.code = code;
        int bits = LEAST_LANE;
        while ((long) code.nearness * code.mostPresent >= 1L << bits) {
            bits *= 2;
        }
        this.laneBits = bits;
        this.lanes = Long.SIZE / bits;
        this.lane = (1L << bits) - 1;
        this.ones = Long.divideUnsigned(-1, lane);
        this.present = new int[code.mostPresent];
        this.distances = new int[alone.length * lanes];
    }

    /** One more, from which distances are counted. */
    public void add(Architecture architecture) {
        int word = size / lanes;
        int shift = size % lanes * laneBits;
        if (word == alone.length) {
            alone = Arrays.copyOf(alone, 2 * word);
            nearer = Arrays.copyOf(nearer, 2 * word);
            distances = new int[2 * word * lanes];
        }
        if (shift == 0) {
            alone[word] = 0;
            nearer[word] = new long[code.all];
        }
        int count = code.encode(architecture, present);
        alone[word] += ((code.nearness - 1L) * count) << shift;
        for (int i = 0; i < count; i++) {
            nearer[word][present[i]] += (long) code.nearness << shift;
        }
        size++;
    }

    /** Forgets the last ones: so many are left, no more than there are. */
    public void truncate(int of) {
        size = of;
        int kept = of % lanes * laneBits;
        if (kept > 0) {
            long left = (1L << kept) - 1;
            int word = of / lanes;
            alone[word] &= left;
            for (int feature = 0; feature < code.all; feature++) {
                nearer[word][feature] &= left;
            }
        }
    }

    /**
     * From each of those that were added, in their order, with anything behind.
     *
     * @return not a copy
     */
    public int[] of(Architecture architecture) {
        int[] own = present;
        int[] found = distances;
        int count = code.encode(architecture, own);
        int at = 0;
        for (int word = 0; at < size; word++) {
            long[] shared = nearer[word];
            long left = alone[word] + count * ones;
            for (int i = 0; i < count; i++) {
                left -= shared[own[i]];
            }
            for (int end = at + lanes; at < end; at++) {
                found[at] = (int) (left & lane);
                left >>>= laneBits;
            }
        }
        return found;
    }
}
