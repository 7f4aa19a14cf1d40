package org.nasgauge.statistics.sequential;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.nasgauge.statistics.Finite;

/**
 * The e-BH procedure: it bounds the expected share of false rejections among all, whatever the dependence between the
 * e-values. R. Wang and A. Ramdas, "False discovery rate control with e-values", Journal of the Royal Statistical Society B
 * 84 (2022).
 */
public final class EBenjaminiHochberg {
    private EBenjaminiHochberg() {}

    /**
     * Which hypotheses are rejected, by their place: those of the k greatest e-values, k being the greatest number of which the
     * k-th is at least m / (k · level).
     *
     * @param level in (0, 1)
     * @throws IllegalArgumentException if an e-value is negative or NaN
     */
    public static SortedSet<Integer> reject(double level, double... e) {
        Finite.openFraction(level, "level");
        for (double value : e) {
            if (!(value >= 0)) {
                throw new IllegalArgumentException("e is " + value + ", expected 0 or more");
            }
        }
        int[] descending = IntStream.range(0, e.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> e[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        int rejected = 0;
        for (int k = 1; k <= e.length; k++) {
            if (k * e[descending[k - 1]] >= e.length / level) {
                rejected = k;
            }
        }
        SortedSet<Integer> places = new TreeSet<>();
        IntStream.range(0, rejected).forEach(k -> places.add(descending[k]));
        return places;
    }
}
