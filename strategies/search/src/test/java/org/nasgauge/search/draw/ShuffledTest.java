package org.nasgauge.search.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.testkit.Uniformity;

class ShuffledTest {
    @Test
    void everyNumberHasOnePlace() {
        for (int size = 1; size <= 100; size++) {
            assertThat(order(size, size, 1))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, size)
                            .mapToObj(BigInteger::valueOf)
                            .toList());
        }
    }

    @Test
    void noneOfTheOrdersOfFewNumbersIsPreferred() {
        long[] counts = new long[24];
        for (int seed = 0; seed < 9_600; seed++) {
            List<BigInteger> order = order(4, 4, seed);
            int rank = 0;
            for (int i = 0; i < 4; i++) {
                int at = i;
                long smaller = order.subList(at + 1, 4).stream()
                        .filter(later -> later.compareTo(order.get(at)) < 0)
                        .count();
                rank = rank * (4 - i) + (int) smaller;
            }
            counts[rank]++;
        }
        Uniformity.assertUniform(counts);
    }

    @Test
    void numbersOfAnySizeAreSpreadOverTheirRange() {
        for (BigInteger size : List.of(BigInteger.TEN.pow(18), BigInteger.TEN.pow(60))) {
            List<BigInteger> order = order(size, 10_000, 7);
            assertThat(order).doesNotHaveDuplicates();
            long[] tenths = new long[10];
            for (BigInteger number : order) {
                tenths[number.multiply(BigInteger.TEN).divide(size).intValueExact()]++;
            }
            Uniformity.assertUniform(tenths);
        }
    }

    private static List<BigInteger> order(int size, int places, long seed) {
        return order(BigInteger.valueOf(size), places, seed);
    }

    private static List<BigInteger> order(BigInteger size, int places, long seed) {
        Shuffled shuffled = new Shuffled(size, SeedTree.root(seed).generator());
        return IntStream.range(0, places)
                .mapToObj(place -> shuffled.at(BigInteger.valueOf(place)))
                .toList();
    }
}
