package org.nasgauge.statistics.multiobjective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The non-dominated sort of Deb, Pratap, Agarwal and Meyarivan, A fast and elitist multiobjective genetic algorithm:
 * NSGA-II, IEEE Transactions on Evolutionary Computation 2002: the first front is what nothing dominates, the second what
 * only the first dominates, and so on, by constrained domination. Computed as in Zhang, Tian, Cheng and Jin, An efficient
 * approach to nondominated sorting for evolutionary multiobjective optimization, IEEE Transactions on Evolutionary
 * Computation 2015: sorted so that nothing comes before what dominates it, each item goes to the first front that has no
 * dominator of it.
 */
public final class NonDominatedSort {
    private NonDominatedSort() {}

    /**
     * All fronts, the best first; within a front, the order of the items.
     *
     * @param scores as many of each item; greater is better
     * @param violation by how much an item exceeds its limits; 0 if it keeps them
     */
    public static <T> List<List<T>> fronts(
            List<T> items, Function<? super T, double[]> scores, ToDoubleFunction<? super T> violation) {
        int[] ranks = ranks(
                items.stream().map(scores).toArray(double[][]::new),
                items.stream().mapToDouble(violation).toArray());
        List<List<T>> fronts = new ArrayList<>();
        for (int i = 0; i < ranks.length; i++) {
            while (fronts.size() <= ranks[i]) {
                fronts.add(new ArrayList<>());
            }
            fronts.get(ranks[i]).add(items.get(i));
        }
        return fronts;
    }

    /** For each point the number of its front, from 0. */
    static int[] ranks(double[][] points, double[] violations) {
        int[] order = IntStream.range(0, points.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> violations[i])
                        .thenComparing((i, j) -> Arrays.compare(points[j], points[i])))
                .mapToInt(i -> i)
                .toArray();
        int[] ranks = new int[points.length];
        List<List<Integer>> fronts = new ArrayList<>();
        for (int item : order) {
            int from = 0;
            int to = fronts.size();
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (isDominated(item, fronts.get(middle), points, violations)) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            if (from == fronts.size()) {
                fronts.add(new ArrayList<>());
            }
            fronts.get(from).add(item);
            ranks[item] = from;
        }
        return ranks;
    }

    /** The last of a front is the likeliest dominator. */
    private static boolean isDominated(int item, List<Integer> front, double[][] points, double[] violations) {
        for (int i = front.size() - 1; i >= 0; i--) {
            int other = front.get(i);
            if (Dominance.dominates(points[other], violations[other], points[item], violations[item])) {
                return true;
            }
        }
        return false;
    }
}
