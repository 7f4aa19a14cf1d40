package org.nasgauge.statistics.significance;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Benjamini's and Hochberg's step-up correction: adjusted p-values that bound the expected share of false rejections among
 * all, for independent or positively dependent tests. Journal of the Royal Statistical Society B 57 (1995).
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /**
     * The adjusted p-values in the order of the input; reject where one is at most the level.
     *
     * @throws IllegalArgumentException if a value is not in [0, 1]
     */
    public static double[] adjust(double... p) {
        for (double value : p) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("p is " + value + ", expected 0 to 1");
            }
        }
        int[] descending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double most = 1;
        for (int i = 0; i < p.length; i++) {
            most = StrictMath.min(most, p.length * p[descending[i]] / (p.length - i));
            adjusted[descending[i]] = most;
        }
        return adjusted;
    }
}
