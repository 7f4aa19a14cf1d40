package org.nasgauge.search.multiobjective;

import java.util.ArrayList;
import java.util.List;

/**
 * Evenly spread weights: all vectors of multiples of 1/divisions that sum to 1. Das and Dennis, Normal-boundary
 * intersection, SIAM Journal on Optimization 1998; Knowles, ParEGO, 2006, equation 1.
 */
final class SimplexLattice {
    private static final int MOST = 10_000;

    private SimplexLattice() {}

    /** In lexicographic order; of fewer divisions where there would be more than 10,000. */
    static List<double[]> weights(int objectives, int divisions) {
        int parts = divisions;
        while (parts > 1 && isMany(objectives, parts)) {
            parts--;
        }
        List<double[]> weights = new ArrayList<>();
        collect(new int[objectives], 0, parts, parts, weights);
        return weights;
    }

    private static boolean isMany(int objectives, int divisions) {
        double count = 1;
        for (int i = 1; i < objectives; i++) {
            count = count * (divisions + i) / i;
        }
        return count > MOST;
    }

    private static void collect(int[] parts, int at, int left, int divisions, List<double[]> weights) {
        if (at == parts.length - 1) {
            parts[at] = left;
            double[] vector = new double[parts.length];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = parts[i] / (double) divisions;
            }
            weights.add(vector);
            return;
        }
        for (int part = 0; part <= left; part++) {
            parts[at] = part;
            collect(parts, at + 1, left - part, divisions, weights);
        }
    }
}
