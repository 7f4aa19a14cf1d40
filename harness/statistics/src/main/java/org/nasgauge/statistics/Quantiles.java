package org.nasgauge.statistics;

import java.util.Arrays;

/**
 * Quantiles of a sample by linear interpolation between order statistics: type 7 of Hyndman and Fan, "Sample
 * Quantiles in Statistical Packages", The American Statistician 50 (1996), the default of NumPy and R.
 */
public final class Quantiles {
    private final double[] sorted;

    private Quantiles(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * The quantiles of a sample.
     *
     * @throws IllegalArgumentException if the sample is empty or holds NaN or infinity
     */
    public static Quantiles of(double... sample) {
        double[] sorted = Finite.sample(sample, "sample");
        Arrays.sort(sorted);
        return new Quantiles(sorted);
    }

    /**
     * The quantile at a probability in [0, 1]; 0 is the minimum, 1 the maximum. Rounds as {@code numpy.quantile} does.
     */
    public double at(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability is " + probability + ", expected 0 to 1");
        }
        double position = (sorted.length - 1) * probability;
        int below = (int) position;
        if (below == sorted.length - 1) {
            return sorted[below];
        }
        double weight = position - below;
        double step = sorted[below + 1] - sorted[below];
        return weight < 0.5 ? sorted[below] + step * weight : sorted[below + 1] - step * (1 - weight);
    }

    public int n() {
        return sorted.length;
    }
}
