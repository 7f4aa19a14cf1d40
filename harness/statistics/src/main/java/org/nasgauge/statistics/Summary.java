package org.nasgauge.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * What a table says of a sample. Quartiles are of type 7, as in {@link Quantiles}.
 *
 * @param n the number of values, at least 1
 * @param squaredDeviations the sum of squared deviations from the mean
 */
public record Summary(
        int n,
        double mean,
        double squaredDeviations,
        double minimum,
        double lowerQuartile,
        double median,
        double upperQuartile,
        double maximum) {
    private static final double QUANTILE_ACCURACY = 1e-14;

    /**
     * Summarises a sample.
     *
     * @throws IllegalArgumentException if the sample is empty or holds NaN or infinity
     */
    public static Summary of(double... sample) {
        double[] values = Finite.sample(sample, "sample");
        double mean = mean(values);
        CompensatedSum squares = new CompensatedSum();
        for (double value : values) {
            squares.add((value - mean) * (value - mean));
        }
        Quantiles quantiles = Quantiles.of(values);
        return new Summary(
                values.length,
                mean,
                squares.value(),
                quantiles.at(0),
                quantiles.at(0.25),
                quantiles.at(0.5),
                quantiles.at(0.75),
                quantiles.at(1));
    }

    /** The second pass makes the mean of equal values exactly that value. */
    private static double mean(double[] values) {
        double mean = CompensatedSum.of(values) / values.length;
        CompensatedSum residuals = new CompensatedSum();
        for (double value : values) {
            residuals.add(value - mean);
        }
        return mean + residuals.value() / values.length;
    }

    /** The standard deviation with divisor n - 1; empty for a single value. */
    public OptionalDouble sampleSd() {
        return n < 2 ? OptionalDouble.empty() : OptionalDouble.of(StrictMath.sqrt(squaredDeviations / (n - 1)));
    }

    /** The standard deviation with divisor n, as {@code numpy.std} gives by default. */
    public double populationSd() {
        return StrictMath.sqrt(squaredDeviations / n);
    }

    /** The standard error of the mean, sample sd / sqrt n; empty for a single value. */
    public OptionalDouble standardError() {
        return n < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(StrictMath.sqrt(squaredDeviations / (n - 1)) / StrictMath.sqrt(n));
    }

    public double interquartileRange() {
        return upperQuartile - lowerQuartile;
    }

    /** Student's t-interval of the mean; empty for a single value. */
    public Optional<Interval> meanInterval(double level) {
        Finite.openFraction(level, "level");
        if (n < 2) {
            return Optional.empty();
        }
        double t = new TDistribution(n - 1, QUANTILE_ACCURACY).inverseCumulativeProbability(0.5 + level / 2);
        double half = t * standardError().orElseThrow();
        return Optional.of(new Interval(mean - half, mean + half, level));
    }
}
