package org.nasgauge.search.multiobjective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Few points that stand for many: the first is the best in the first objective, each further one lies farthest from those
 * before it. Salinas, Perrone, Cruchant and Archambeau, A multi-objective perspective on jointly tuning hardware and
 * hyperparameters, 2021; the greedy order is Gonzalez, Clustering to minimize the maximum intercluster distance, 1985.
 */
final class EpsilonNet {
    private EpsilonNet() {}

    /** Up to {@code count} of the candidates; of several that lie as far, the first. */
    static List<Candidate> of(List<Candidate> candidates, ObjectiveRanges ranges, int count) {
        List<Candidate> net = new ArrayList<>();
        double[] distances = new double[candidates.size()];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        int next = 0;
        for (int i = 1; i < distances.length; i++) {
            next = candidates.get(i).score(0) > candidates.get(next).score(0) ? i : next;
        }
        while (net.size() < Math.min(count, distances.length)) {
            Candidate chosen = candidates.get(next);
            net.add(chosen);
            distances[next] = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < distances.length; i++) {
                distances[i] = Math.min(distances[i], squaredDistance(candidates.get(i), chosen, ranges));
                next = distances[i] > distances[next] ? i : next;
            }
        }
        return net;
    }

    private static double squaredDistance(Candidate a, Candidate b, ObjectiveRanges ranges) {
        double squares = 0;
        for (int objective = 0; objective < a.objectives(); objective++) {
            double difference = ranges.lack(a, objective) - ranges.lack(b, objective);
            squares += difference * difference;
        }
        return squares;
    }
}
