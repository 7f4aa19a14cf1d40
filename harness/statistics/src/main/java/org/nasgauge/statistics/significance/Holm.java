package org.nasgauge.statistics.significance;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction: adjusted p-values that bound the chance of any false rejection, whatever the dependence
 * between the tests. S. Holm, Scandinavian Journal of Statistics 6 (1979).
 */
public final class Holm {
    private Holm() {}

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
        int[] ascending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double least = 0;
        for (int i = 0; i < p.length; i++) {
            least = StrictMath.max(least, (p.length - i) * p[ascending[i]]);
            adjusted[ascending[i]] = StrictMath.min(1, least);
        }
        return adjusted;
    }
}
