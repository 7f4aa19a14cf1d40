package org.nasgauge.search.multifidelity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Whether two rungs rank the same architectures alike, where scores that differ by no more than the noise are equal. */
final class SoftRanking {
    private SoftRanking() {}

    /**
     * Section 4.1 of Bohdal et al.: the architecture at each place of the one ranking has to be within the noise of the one
     * that is at this place of the other, by the scores of the other.
     *
     * @param upper scores on the upper rung
     * @param lower scores of the same architectures on the lower rung
     */
    static boolean differ(double[] upper, double[] lower, double noise) {
        int[] byUpper = bestFirst(upper);
        int[] byLower = bestFirst(lower);
        for (int place = 0; place < upper.length; place++) {
            if (Math.abs(lower[byUpper[place]] - lower[byLower[place]]) > noise) {
                return true;
            }
        }
        return false;
    }

    /**
     * Two architectures that are in one order on a rung, in the other on a lower one, and in the first again on a still lower
     * one differ by noise only: a percentile of their differences on the highest of the three. 0 where there are none.
     *
     * @param rungs the scores of the same architectures, the highest rung first
     * @param percentile from 0 to 100, interpolated linearly
     */
    static double noise(List<double[]> rungs, double percentile) {
        double[] differences = IntStream.range(0, rungs.size() - 2 > 0 ? rungs.get(0).length : 0)
                .boxed()
                .flatMapToDouble(a -> IntStream.range(0, a)
                        .boxed()
                        .flatMapToDouble(b -> IntStream.range(0, rungs.size() - 2)
                                .filter(rung -> overtakeToAndFro(rungs.subList(rung, rungs.size()), a, b))
                                .mapToDouble(rung -> Math.abs(rungs.get(rung)[a] - rungs.get(rung)[b]))))
                .sorted()
                .toArray();
        if (differences.length == 0) {
            return 0;
        }
        double at = percentile / 100 * (differences.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, differences.length - 1);
        return differences[below] + (at - below) * (differences[above] - differences[below]);
    }

    private static boolean overtakeToAndFro(List<double[]> rungs, int a, int b) {
        double first = Math.signum(rungs.get(0)[a] - rungs.get(0)[b]);
        boolean overtaken = false;
        for (double[] rung : rungs.subList(1, rungs.size())) {
            double order = Math.signum(rung[a] - rung[b]);
            if (overtaken && order * first > 0) {
                return true;
            }
            overtaken |= order * first < 0;
        }
        return false;
    }

    private static int[] bestFirst(double[] scores) {
        Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> scores[i]).reversed());
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
