package org.nasgauge.statistics.correlation;

import java.util.Arrays;
import org.nasgauge.statistics.Ranks;

/**
 * How the n (n - 1) / 2 pairs of observations are ordered by two rankings.
 *
 * @param concordant pairs that both order the same way
 * @param discordant pairs that they order opposite ways
 * @param tiedPredicted pairs equal in the predicted values
 * @param tiedActual pairs equal in the actual values
 * @param total all pairs
 */
public record PairCounts(long concordant, long discordant, long tiedPredicted, long tiedActual, long total) {

    /** Counts in O(n log n): W. R. Knight, "A computer method for calculating Kendall's tau", JASA 61 (1966). */
    static PairCounts of(Ranks predicted, Ranks actual) {
        int n = predicted.n();
        long[] pairs = new long[n];
        Arrays.setAll(pairs, i -> (long) predicted.group(i) << 32 | actual.group(i));
        Arrays.sort(pairs);

        long tiedBoth = 0;
        int run = 0;
        for (int i = 1; i < n; i++) {
            run = pairs[i] == pairs[i - 1] ? run + 1 : 0;
            tiedBoth += run;
        }
        int[] order = new int[n];
        Arrays.setAll(order, i -> (int) pairs[i]);
        long discordant = inversions(order);

        long total = (long) n * (n - 1) / 2;
        long tiedPredicted = predicted.ties().pairs();
        long tiedActual = actual.ties().pairs();
        long concordant = total - tiedPredicted - tiedActual + tiedBoth - discordant;
        return new PairCounts(concordant, discordant, tiedPredicted, tiedActual, total);
    }

    /** The number of i before j with order[i] above order[j], by a bottom-up merge sort. */
    private static long inversions(int[] order) {
        int n = order.length;
        int[] from = order;
        int[] to = new int[n];
        long inversions = 0;
        for (int width = 1; width < n && width > 0; width <<= 1) {
            for (int start = 0; start < n; start += 2 * width) {
                int middle = StrictMath.min(n - start, width) + start;
                int end = StrictMath.min(n - middle, width) + middle;
                inversions += merge(from, to, start, middle, end);
            }
            int[] sorted = to;
            to = from;
            from = sorted;
        }
        return inversions;
    }

    private static long merge(int[] from, int[] to, int start, int middle, int end) {
        long inversions = 0;
        int left = start;
        int right = middle;
        for (int k = start; k < end; k++) {
            if (right == end || (left < middle && from[left] <= from[right])) {
                to[k] = from[left++];
            } else {
                to[k] = from[right++];
                inversions += middle - left;
            }
        }
        return inversions;
    }
}
