package org.nasgauge.statistics.multiobjective;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How far the neighbours of a point on its front lie apart: Deb, Pratap, Agarwal and Meyarivan, NSGA-II, IEEE Transactions
 * on Evolutionary Computation 2002, section III.B.
 */
public final class CrowdingDistance {
    private CrowdingDistance() {}

    /**
     * For each point the sum over the objectives of the distance between its two neighbours in that objective, as a share
     * of the front's range. Infinite for a point at an end of any objective; an objective in which all are equal counts
     * for nothing. Of points that are equal in an objective, the later counts as the greater.
     */
    public static double[] of(double[][] front) {
        double[] distances = new double[front.length];
        int objectives = front.length == 0 ? 0 : front[0].length;
        for (int objective = 0; objective < objectives; objective++) {
            add(distances, front, objective);
        }
        return distances;
    }

    private static void add(double[] distances, double[][] front, int objective) {
        int[] order = IntStream.range(0, front.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> front[i][objective]))
                .mapToInt(i -> i)
                .toArray();
        int last = order.length - 1;
        double range = front[order[last]][objective] - front[order[0]][objective];
        if (range == 0) {
            return;
        }
        distances[order[0]] = Double.POSITIVE_INFINITY;
        distances[order[last]] = Double.POSITIVE_INFINITY;
        for (int i = 1; i < last; i++) {
            distances[order[i]] += (front[order[i + 1]][objective] - front[order[i - 1]][objective]) / range;
        }
    }
}
