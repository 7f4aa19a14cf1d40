package org.nasgauge.oneshot;

import java.util.Arrays;

/** Mixture weights that are sparse and add up to 1. */
public final class SparseWeights {
    private SparseWeights() {}

    /**
     * The β that minimises ½‖β − c‖² + λ‖β‖₁ subject to Σβ = 1. With ν the multiplier of the sum, β is c + ν, thresholded
     * softly by λ; its sum grows with ν, piece by piece in straight lines, and ν is where it is 1.
     *
     * @param c at least one, each finite
     * @param lambda from 0
     */
    public static double[] nearest(double[] c, double lambda) {
        if (c.length == 0 || !(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    c.length + " weights and a penalty of " + lambda + "; expected at least one, and from 0");
        }
        double[] breaks = new double[2 * c.length];
        for (int i = 0; i < c.length; i++) {
            breaks[2 * i] = -lambda - c[i];
            breaks[2 * i + 1] = lambda - c[i];
        }
        Arrays.sort(breaks);
        int low = -1; // the last break where the sum is below 1
        for (int high = breaks.length; high - low > 1; ) {
            int middle = (low + high) >>> 1;
            if (sum(c, breaks[middle], lambda) < 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double left = low < 0 ? breaks[0] - 1 : breaks[low];
        double right = low == breaks.length - 1 ? left + 2 : low < 0 ? breaks[0] : breaks[low + 1];
        double within = left + (right - left) / 2;
        double rest = 1;
        int active = 0;
        for (double value : c) {
            if (Math.abs(value + within) > lambda) {
                rest -= value - Math.copySign(lambda, value + within);
                active++;
            }
        }
        double multiplier = rest / active;
        return Arrays.stream(c)
                .map(value -> Math.abs(value + within) > lambda
                        ? value + multiplier - Math.copySign(lambda, value + within)
                        : 0)
                .toArray();
    }

    private static double sum(double[] c, double multiplier, double lambda) {
        double sum = 0;
        for (double value : c) {
            double moved = value + multiplier;
            sum += Math.abs(moved) > lambda ? moved - Math.copySign(lambda, moved) : 0;
        }
        return sum;
    }
}
