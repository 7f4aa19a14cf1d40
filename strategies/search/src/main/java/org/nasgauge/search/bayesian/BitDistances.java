package org.nasgauge.search.bayesian;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Function;
import org.nasgauge.api.space.Architecture;

/** Distances of architectures that are encoded as features which are there or not. */
final class BitDistances implements PoolDistances {
    private final int features;
    private final int size;
    /** The features of all members, 64 at a time. */
    private final long[][] words;

    /** @param encoding the features that an architecture has, as numbers from 0 to {@code features} − 1 */
    BitDistances(Architecture[] pool, int features, Function<Architecture, BitSet> encoding) {
        this.features = features;
        this.size = pool.length;
        this.words = new long[(features + Long.SIZE - 1) / Long.SIZE][size];
        for (int member = 0; member < size; member++) {
            long[] encoded = encoding.apply(pool[member]).toLongArray();
            for (int word = 0; word < encoded.length; word++) {
                words[word][member] = encoded[word];
            }
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int greatest() {
        return features;
    }

    @Override
    public void from(int member, int[] distances) {
        Arrays.fill(distances, 0);
        for (long[] word : words) {
            long own = word[member];
            for (int i = 0; i < distances.length; i++) {
                distances[i] += Long.bitCount(word[i] ^ own);
            }
        }
    }
}
