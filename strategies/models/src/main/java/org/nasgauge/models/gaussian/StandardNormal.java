package org.nasgauge.models.gaussian;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The standard normal distribution, as far as models and acquisition functions need it. */
public final class StandardNormal {
    private static final double ROOT_2_PI = StrictMath.sqrt(2 * StrictMath.PI);
    /** Where the series loses its digits and the tail's expansion has gained enough. */
    private static final double TAIL = 6;

    private static final int STEPS = 64;
    private static final int REACH = 8;
    private static final double[] EXCESSES = new double[2 * REACH * STEPS + 1];

    static {
        for (int i = 0; i < EXCESSES.length; i++) {
            EXCESSES[i] = expectedExcess((double) i / STEPS - REACH);
        }
    }

    /** By how many there are. */
    private static final AtomicReferenceArray<double[]> QUANTILES = new AtomicReferenceArray<>(512);

    private StandardNormal() {}

    public static double density(double z) {
        return StrictMath.exp(-z * z / 2) / ROOT_2_PI;
    }

    /** By the series of Marsaglia, Evaluating the normal distribution, Journal of Statistical Software 2004. */
    public static double cumulative(double z) {
        if (z > TAIL) {
            return 1 - cumulative(-z);
        }
        if (z < -TAIL) {
            double square = z * z;
            return density(z) / -z * (1 - (1 - 3 / square * (1 - 5 / square)) / square);
        }
        double sum = z;
        double term = z;
        for (int i = 3; sum + term != sum || i == 3; i += 2) {
            term *= z * z / i;
            sum += term;
        }
        return 0.5 + sum * density(z);
    }

    /**
     * The z with this {@link #cumulative} value, by Newton's method from 0, which comes to it from one side.
     *
     * @param probability above 0 and below 1
     */
    public static double quantile(double probability) {
        if (probability < 0.5) {
            return -quantile(1 - probability);
        }
        double z = 0;
        double next = (probability - 0.5) / density(0);
        while (next > z) {
            z = next;
            next = z + (probability - cumulative(z)) / density(z);
        }
        return z;
    }

    /** The quantiles of the ranks of values, k of n being k / (n + 1); equal values have the highest of their ranks. */
    public static double[] scores(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] quantiles = quantiles(values.length);
        double[] scores = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int rank = Math.max(0, Arrays.binarySearch(sorted, values[i])) + 1;
            while (rank < sorted.length && sorted[rank] == values[i]) {
                rank++;
            }
            scores[i] = quantiles[rank - 1];
        }
        return scores;
    }

    /** Of k / (n + 1) for k from 1 to n; strategies ask for the same of each n again and again. */
    private static double[] quantiles(int n) {
        double[] known = n < QUANTILES.length() ? QUANTILES.get(n) : null;
        if (known == null) {
            known = new double[n];
            for (int k = 1; k <= n; k++) {
                known[k - 1] = quantile(k / (n + 1.0));
            }
            if (n < QUANTILES.length()) {
                QUANTILES.set(n, known);
            }
        }
        return known;
    }

    /**
     * The expected excess of a standard normal variable over −z, positive for every z that a double's exponent can hold:
     * density(z) + z cumulative(z).
     */
    public static double expectedExcess(double z) {
        if (z >= -TAIL) {
            return density(z) + z * cumulative(z);
        }
        double square = z * z;
        return density(z) / square * (1 - 3 / square * (1 - 5 / square * (1 - 7 / square)));
    }

    /**
     * An upper bound of {@link #expectedExcess} from a table of its values: that at most a 64th of z above, since it grows with z;
     * beyond the table, that of its start, or infinity.
     */
    public static double expectedExcessBound(double z) {
        double place = (z + REACH) * STEPS;
        if (place >= EXCESSES.length - 1) {
            return Double.POSITIVE_INFINITY;
        }
        return EXCESSES[place < 0 ? 0 : (int) place + 1];
    }
}
