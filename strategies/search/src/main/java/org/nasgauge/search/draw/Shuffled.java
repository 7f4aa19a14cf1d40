package org.nasgauge.search.draw;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.nasgauge.api.random.SeededRandom;

/**
 * The numbers from 0 to n − 1 in random order, each once, without a list of them: n may be of any size. A Feistel network on
 * the digits of a number to the base √n, repeated while it leads beyond n: Black and Rogaway, Ciphers with arbitrary finite
 * domains, CT-RSA 2002.
 */
public final class Shuffled {
    private static final int ROUNDS = 8; // four are a pseudo-random permutation; small n are better off with more
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final BigInteger size;
    private final BigInteger base;
    private final long[] keys = new long[ROUNDS];

    /** @param size n, at least 1 */
    public Shuffled(BigInteger size, SeededRandom random) {
        this.size = size;
        BigInteger root = size.sqrt();
        this.base = root.multiply(root).equals(size) ? root : root.add(BigInteger.ONE);
        for (int round = 0; round < ROUNDS; round++) {
            keys[round] = random.nextLong();
        }
    }

    /** The number at a place of the order, both from 0 to n − 1. */
    public BigInteger at(BigInteger place) {
        BigInteger number = place;
        do {
            number = permuted(number);
        } while (number.compareTo(size) >= 0);
        return number;
    }

    /** A permutation of the numbers below the square of the base. */
    private BigInteger permuted(BigInteger number) {
        BigInteger[] digits = number.divideAndRemainder(base);
        for (long key : keys) {
            BigInteger sum = digits[0].add(hash(digits[1], key)).mod(base);
            digits[0] = digits[1];
            digits[1] = sum;
        }
        return digits[0].multiply(base).add(digits[1]);
    }

    /** Of a digit, with 64 bits more than the base has, so that what is left of it in a division is nearly uniform. */
    private BigInteger hash(BigInteger digit, long key) {
        int words = base.bitLength() / Long.SIZE + 2;
        long state = key;
        for (int word = 0; word < words; word++) {
            state = mixed(state ^ digit.shiftRight(Long.SIZE * word).longValue());
        }
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * words);
        for (int word = 1; word <= words; word++) {
            bytes.putLong(mixed(state + GOLDEN * word));
        }
        return new BigInteger(1, bytes.array());
    }

    /** The finaliser of SplitMix64: Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014. */
    private static long mixed(long word) {
        long z = word + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
