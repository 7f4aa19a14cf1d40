package org.nasgauge.api.random;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The suite's generator: xoshiro256++ 1.0 (Blackman and Vigna, Scrambled linear pseudorandom number generators, 2021).
 * The JDK does not promise the streams of its own generators, nor those of the default methods of
 * {@link RandomGenerator}, across versions; so every method that the suite uses is defined here, and golden vectors
 * guard it. Not safe for use by several threads.
 */
public final class SeededRandom implements RandomGenerator {
    private long s0;
    private long s1;
    private long s2;
    private long s3;
    private double spareGaussian;
    private boolean hasSpareGaussian;

    /** The four words of state, not all zero. */
    public SeededRandom(long s0, long s1, long s2, long s3) {
        if ((s0 | s1 | s2 | s3) == 0) {
            throw new IllegalArgumentException("the state of xoshiro256++ must not be all zero");
        }
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
    }

    /** Another one that goes on as this one will. */
    public SeededRandom copy() {
        SeededRandom copy = new SeededRandom(s0, s1, s2, s3);
        copy.spareGaussian = spareGaussian;
        copy.hasSpareGaussian = hasSpareGaussian;
        return copy;
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** The high half of {@link #nextLong()}. */
    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    /** Uniform over 0 to bound − 1, without bias: Lemire, Fast random integer generation in an interval, 2019. */
    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound " + bound + " is not positive");
        }
        long product = (nextInt() & 0xFFFF_FFFFL) * bound;
        long low = product & 0xFFFF_FFFFL;
        if (low < bound) {
            long threshold = (0x1_0000_0000L - bound) % bound;
            while (low < threshold) {
                product = (nextInt() & 0xFFFF_FFFFL) * bound;
                low = product & 0xFFFF_FFFFL;
            }
        }
        return (int) (product >>> 32);
    }

    @Override
    public int nextInt(int origin, int bound) {
        return origin + nextInt(Math.subtractExact(bound, origin));
    }

    @Override
    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /** A multiple of 2⁻⁵³ in [0, 1). */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** A multiple of 2⁻²⁴ in [0, 1). */
    @Override
    public float nextFloat() {
        return (nextLong() >>> 40) * 0x1.0p-24f;
    }

    /** Standard normal, by Marsaglia's polar method in strict arithmetic. */
    @Override
    public double nextGaussian() {
        if (hasSpareGaussian) {
            hasSpareGaussian = false;
            return spareGaussian;
        }
        double u;
        double v;
        double square;
        do {
            u = 2 * nextDouble() - 1;
            v = 2 * nextDouble() - 1;
            square = u * u + v * v;
        } while (square >= 1 || square == 0);
        double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spareGaussian = v * scale;
        hasSpareGaussian = true;
        return u * scale;
    }

    /** One of the items, each with equal chance. */
    public <T> T choose(List<T> items) {
        return items.get(nextInt(items.size()));
    }

    /**
     * The place of one of the weights, each with a chance proportional to it.
     *
     * @param weights from 0, not all of them 0
     */
    public int weighted(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = nextDouble() * sum;
        int drawn = -1;
        for (int place = 0; place < weights.length && left >= 0; place++) {
            if (weights[place] > 0) {
                drawn = place;
                left -= weights[place];
            }
        }
        return drawn;
    }

    /** The numbers 0 to n − 1 in uniformly random order (Fisher and Yates, from the end). */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
