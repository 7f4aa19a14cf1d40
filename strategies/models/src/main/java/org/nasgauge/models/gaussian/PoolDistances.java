package org.nasgauge.models.gaussian;

import java.util.Arrays;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.encoding.Features;

/** How far apart the architectures of a pool are: the number of decisions, or of features, in which they differ. */
public abstract class PoolDistances {
    private final int size;
    private final int greatest;

    private PoolDistances(int size, int greatest) {
        this.size = size;
        this.greatest = greatest;
    }

    /**
     * In how many decisions architectures differ.
     *
     * @param pool at least one architecture, all of one space
     */
    public static PoolDistances ofChoices(Architecture[] pool) {
        return new OfChoices(pool);
    }

    /**
     * In how many features architectures differ.
     *
     * @param pool at least one architecture, all of the space of the features
     */
    public static PoolDistances of(Features features, Architecture[] pool) {
        return new OfFeatures(features, pool);
    }

    /** Architectures in the pool. */
    final int size() {
        return size;
    }

    /** No distance is greater. */
    final int greatest() {
        return greatest;
    }

    /** Writes the distances from one member to all. */
    abstract void from(int member, int[] distances);

    private static final class OfChoices extends PoolDistances {
        /** By decision, then by member. */
        private final int[][] choices;

        OfChoices(Architecture[] pool) {
            super(pool.length, pool[0].length());
            this.choices = new int[pool[0].length()][pool.length];
            for (int member = 0; member < pool.length; member++) {
                for (int decision = 0; decision < choices.length; decision++) {
                    choices[decision][member] = pool[member].choice(decision);
                }
            }
        }

        @Override
        void from(int member, int[] distances) {
            Arrays.fill(distances, 0);
            for (int[] choice : choices) {
                int own = choice[member];
                for (int i = 0; i < distances.length; i++) {
                    distances[i] += choice[i] == own ? 0 : 1;
                }
            }
        }
    }

    private static final class OfFeatures extends PoolDistances {
        /** The features of all members, 64 at a time. */
        private final long[][] words;

        OfFeatures(Features features, Architecture[] pool) {
            super(pool.length, features.count());
            this.words = new long[(features.count() + Long.SIZE - 1) / Long.SIZE][pool.length];
            for (int member = 0; member < pool.length; member++) {
                for (int feature : features.of(pool[member])) {
                    words[feature / Long.SIZE][member] |= 1L << feature;
                }
            }
        }

        @Override
        void from(int member, int[] distances) {
            Arrays.fill(distances, 0);
            for (long[] word : words) {
                long own = word[member];
                for (int i = 0; i < distances.length; i++) {
                    distances[i] += Long.bitCount(word[i] ^ own);
                }
            }
        }
    }
}
