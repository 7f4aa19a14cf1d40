package org.nasgauge.spaces.grammar;

import java.math.BigInteger;
import org.nasgauge.api.random.SeededRandom;

/** Uniformly random whole numbers of any size, without bias. */
final class UniformNumber {
    private UniformNumber() {}

    /** From 0 to bound − 1: as many random bits as the greatest has, drawn anew while they are too many. */
    static BigInteger below(BigInteger bound, SeededRandom random) {
        int bits = bound.subtract(BigInteger.ONE).bitLength();
        BigInteger drawn;
        do {
            drawn = BigInteger.ZERO;
            for (int left = bits; left > 0; left -= Long.SIZE) {
                int taken = Math.min(left, Long.SIZE);
                BigInteger word = new BigInteger(Long.toUnsignedString(random.nextLong() >>> (Long.SIZE - taken)));
                drawn = drawn.shiftLeft(taken).or(word);
            }
        } while (drawn.compareTo(bound) >= 0);
        return drawn;
    }
}
