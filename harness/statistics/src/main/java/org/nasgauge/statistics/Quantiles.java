package org.nasgauge.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.special.Beta;

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

    /**
     * Between two order statistics, whatever the distribution is: the narrowest with at most half of what the level leaves
     * at either side, by the binomial distribution of how many of the sample are below the quantile. It supposes that the
     * sample is independent.
     *
     * @param probability in (0, 1)
     * @return empty if the sample is too small: the median at 95 % takes 6
     */
    public Optional<Interval> interval(double probability, double level) {
        Finite.openFraction(probability, "probability");
        double side = (1 - Finite.openFraction(level, "level")) / 2;
        int below = 0;
        while (below < sorted.length && 1 - atLeast(below + 1, probability) <= side) {
            below++;
        }
        int above = sorted.length + 1;
        while (above > 1 && atLeast(above - 1, probability) <= side) {
            above--;
        }
        return below == 0 || above > sorted.length
                ? Optional.empty()
                : Optional.of(new Interval(sorted[below - 1], sorted[above - 1], level));
    }

    /**
     * What the quantile is not above, at a confidence: the bound of MLPerf Inference's early stopping with tolerance 0. It
     * is the t-th greatest of the sample, with t the greatest for which n - t or more of n below the quantile would be
     * less likely than the confidence leaves.
     *
     * @param probability in (0, 1), as 0.9
     * @param confidence in (0, 1); MLPerf's is 0.99
     * @return empty if the sample is too small: at 99 %, quantile 0.9 takes 64 and quantile 0.99 takes 662
     */
    public OptionalDouble upperBound(double probability, double confidence) {
        Finite.openFraction(probability, "probability");
        double left = 1 - Finite.openFraction(confidence, "confidence");
        int over = 0;
        while (over + 1 < sorted.length && atLeast(sorted.length - over - 1, probability) <= left) {
            over++;
        }
        return over == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[sorted.length - over]);
    }

    /** How likely the quantile is above this many of the sample or more. */
    private double atLeast(int count, double probability) {
        return Beta.regularizedBeta(probability, count, sorted.length - count + 1.0);
    }

    public int n() {
        return sorted.length;
    }
}
