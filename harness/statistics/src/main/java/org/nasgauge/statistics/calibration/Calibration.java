package org.nasgauge.statistics.calibration;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nasgauge.statistics.CompensatedSum;
import org.nasgauge.statistics.Finite;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.resampling.Bootstrap;
import org.nasgauge.statistics.resampling.SampleMeasures;

/**
 * Of many distributions, each beside the value that came: how often central intervals hold it, and proper scores of sharpness
 * and calibration together (Gneiting, Balabdaoui and Raftery, Probabilistic forecasts, calibration and sharpness, JRSS B 2007).
 */
public final class Calibration implements SampleMeasures<Calibration.Measure> {
    private static final int RESAMPLES = 1_000;

    /** What is averaged over the values. */
    public enum Measure {
        /** The share of values inside of the central interval of 50 %. */
        COVERAGE_50(0.5),
        /** Of 80 %. */
        COVERAGE_80(0.8),
        /** Of 95 %. */
        COVERAGE_95(0.95),
        /** The continuous ranked probability score, in the unit of the values; less is better. */
        CRPS(Double.NaN),
        /** The natural logarithm of the density at the value; greater is better. */
        LOG_SCORE(Double.NaN);

        private final double nominal;

        Measure(double nominal) {
            this.nominal = nominal;
        }
    }

    private final double[] shares;
    private final Map<Measure, double[]> terms = new EnumMap<>(Measure.class);

    /**
     * The three run in parallel, one of each a value.
     *
     * @param shares the probability integral transform, F(value), from 0 to 1
     * @throws IllegalArgumentException if there are none, they differ in length, or one is not finite
     */
    public Calibration(double[] shares, double[] crps, double[] logDensities) {
        this.shares = Finite.sample(shares, "shares");
        Finite.sameLength(shares, crps);
        Finite.sameLength(shares, logDensities);
        for (Measure measure : Measure.values()) {
            terms.put(
                    measure,
                    switch (measure) {
                        case COVERAGE_50, COVERAGE_80, COVERAGE_95 -> inside(measure.nominal);
                        case CRPS -> Finite.sample(crps, "crps");
                        case LOG_SCORE -> Finite.sample(logDensities, "log densities");
                    });
        }
    }

    private double[] inside(double nominal) {
        return Arrays.stream(shares)
                .map(share -> StrictMath.abs(share - 0.5) <= nominal / 2 ? 1 : 0)
                .toArray();
    }

    @Override
    public int n() {
        return shares.length;
    }

    /** The share of values inside of the central interval of this probability, from 0 to 1. */
    public double coverage(double nominal) {
        return mean(inside(nominal));
    }

    /** How many values lie in each of as many equal parts from 0 to 1 of their distributions: equally many, where these are right. */
    public int[] histogram(int bins) {
        int[] counts = new int[bins];
        for (double share : shares) {
            counts[StrictMath.min(bins - 1, (int) (share * bins))]++;
        }
        return counts;
    }

    /** The mean over the values. */
    @Override
    public double value(Measure measure) {
        return mean(of(measure));
    }

    @Override
    public Optional<Interval> interval(Measure measure, Bootstrap.Method method, RandomGenerator random) {
        return Bootstrap.withDefaults().with(method).withResamples(RESAMPLES).ofMean(of(measure), random);
    }

    private double[] of(Measure measure) {
        return Objects.requireNonNull(terms.get(measure));
    }

    private static double mean(double[] values) {
        return CompensatedSum.of(values) / values.length;
    }
}
