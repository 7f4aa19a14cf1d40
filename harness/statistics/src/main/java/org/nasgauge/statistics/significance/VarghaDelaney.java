package org.nasgauge.statistics.significance;

import org.nasgauge.statistics.Finite;

/**
 * The probability that a value of the first sample is greater than one of the second, ties counting one half: an effect
 * size that needs no scale. A. Vargha and H. D. Delaney, Journal of Educational and Behavioral Statistics 25 (2000).
 *
 * @param a12 in [0, 1]; 0.5 is no effect
 */
public record VarghaDelaney(double a12) {

    /**
     * Of the first sample against the second.
     *
     * @throws IllegalArgumentException if a sample is empty or holds NaN or infinity
     */
    public static VarghaDelaney of(double[] first, double[] second) {
        double[] x = Finite.sample(first, "first");
        double[] y = Finite.sample(second, "second");
        return ofU(MannWhitney.u(MannWhitney.pooled(x, y), x.length), x.length, y.length);
    }

    /** The same from Mann and Whitney's U of the first sample, and how many values each sample has. */
    public static VarghaDelaney ofU(double u, int first, int second) {
        return new VarghaDelaney(u / ((double) first * second));
    }

    /** Cliff's delta, in [-1, 1]: the share of pairs won minus the share lost. */
    public double cliffsDelta() {
        return 2 * a12 - 1;
    }

    /** The size of the effect in either direction, by the thresholds of the paper: 0.56, 0.64, 0.71. */
    public Magnitude magnitude() {
        double a = StrictMath.max(a12, 1 - a12);
        if (a < 0.56) {
            return Magnitude.NEGLIGIBLE;
        }
        return a < 0.64 ? Magnitude.SMALL : a < 0.71 ? Magnitude.MEDIUM : Magnitude.LARGE;
    }

    /** How large an effect is. */
    public enum Magnitude {
        NEGLIGIBLE,
        SMALL,
        MEDIUM,
        LARGE
    }
}
