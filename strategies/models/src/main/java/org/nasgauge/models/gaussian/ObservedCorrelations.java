package org.nasgauge.models.gaussian;

import java.util.Arrays;
import java.util.Map;
import org.nasgauge.models.encoding.HammingCode;

/**
 * How far the observations of a process are apart, and the factors of their correlations under the kernels that were looked at
 * last: a kernel that is looked at again costs only the rows that are new.
 */
final class ObservedCorrelations {
    private static final int KERNELS = 9;

    /** Its factor grows to the number of observations when it is asked for. */
    @SuppressWarnings("ArrayRecordComponent") // read by this class alone
    private record Known(double[] correlations, GrowingCholesky factor) {}

    private final HammingCode code;
    private final Map<HammingKernel, Known> kernels = new Recent<>(KERNELS);
    /** Of each observation to those before it. */
    private int[][] distances = new int[16][];

    private int size;

    ObservedCorrelations(HammingCode code) {
        this.code = code;
    }

    /** @param toEarlier the distances of one more to those before it */
    void add(int[] toEarlier) {
        if (size == distances.length) {
            distances = Arrays.copyOf(distances, 2 * size);
        }
        distances[size] = toEarlier;
        size++;
    }

    void truncate(int observations) {
        size = observations;
        kernels.values().forEach(known -> known.factor.truncate(Math.min(known.factor.size(), observations)));
    }

    /** Of two architectures by their distance. */
    double[] byDistance(HammingKernel kernel) {
        return known(kernel).correlations;
    }

    /** Of two observations. */
    double correlation(int later, int earlier, double[] byDistance) {
        return byDistance[distances[later][earlier]];
    }

    /** Of all observations; it grows with them when it is asked for again. */
    GrowingCholesky factor(HammingKernel kernel) {
        Known known = known(kernel);
        double[] row = new double[size];
        for (int i = known.factor.size(); i < size; i++) {
            int[] toEarlier = distances[i];
            for (int j = 0; j < i; j++) {
                row[j] = known.correlations[toEarlier[j]];
            }
            known.factor.append(row, 1 + kernel.noise());
        }
        return known.factor;
    }

    private Known known(HammingKernel kernel) {
        return kernels.computeIfAbsent(kernel, one -> new Known(correlations(one), new GrowingCholesky()));
    }

    private double[] correlations(HammingKernel kernel) {
        double[] correlations = new double[code.greatest() + 1];
        Arrays.setAll(correlations, kernel::correlation);
        return correlations;
    }
}
