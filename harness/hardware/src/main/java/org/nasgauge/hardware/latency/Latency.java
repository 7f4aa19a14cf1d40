package org.nasgauge.hardware.latency;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Quantiles;
import org.nasgauge.statistics.Summary;

/**
 * How long one inference of a workload takes. A sample is the mean over some inferences, so that tails are those of
 * samples, not of single inferences, unless there is one a sample.
 *
 * @param workload its name
 * @param inferences a sample; in the last round, where a faster machine made them more
 * @param samples in all rounds that count
 * @param isStable whether the warm-up ended because times did not change any more
 * @param median milliseconds: of the rounds' medians, with the interval over rounds
 * @param relative to the reference: the median over rounds of the ratio of the two medians
 * @param tail90 milliseconds that 9 of 10 samples do not exceed
 * @param tail99 milliseconds that 99 of 100 samples do not exceed
 * @param fastest milliseconds
 * @param betweenRounds standard deviation of the rounds' medians, divided by their mean
 * @param outliers samples more than 1.5 interquartile ranges away from the quartiles of their round; none is left out
 * @param farOutliers those of them that are more than 3 away
 */
public record Latency(
        String workload,
        int inferences,
        int samples,
        boolean isStable,
        Estimate median,
        Estimate relative,
        Tail tail90,
        Tail tail99,
        double fastest,
        double betweenRounds,
        int outliers,
        int farOutliers) {
    private static final double MLPERF_CONFIDENCE = 0.99;

    /** @param interval by order statistics; empty if there are too few values for one */
    public record Estimate(double value, Optional<Interval> interval) {
        private static Estimate of(double[] values, double probability, double level) {
            Quantiles quantiles = Quantiles.of(values);
            return new Estimate(quantiles.at(probability), quantiles.interval(probability, level));
        }
    }

    /**
     * @param estimate with an interval as if samples were independent
     * @param bound what MLPerf would state: the quantile is not above it at 99 %; empty if there are too few samples
     */
    public record Tail(Estimate estimate, OptionalDouble bound) {
        private static Tail of(double[] samples, double probability, double level) {
            return new Tail(
                    Estimate.of(samples, probability, level),
                    Quantiles.of(samples).upperBound(probability, MLPERF_CONFIDENCE));
        }
    }

    /**
     * @param seconds of samples, round by round
     * @param reference the same of the reference
     */
    static Latency of(Sampler sampler, double[][] seconds, double[][] reference, double level) {
        double[] medians = medians(seconds);
        double[] references = medians(reference);
        double[] ratios = new double[medians.length];
        Arrays.setAll(ratios, round -> medians[round] / references[round]);
        double[] milliseconds = Arrays.stream(seconds)
                .flatMapToDouble(Arrays::stream)
                .map(sample -> 1000 * sample)
                .toArray();
        Summary rounds = Summary.of(medians);
        return new Latency(
                sampler.name(),
                sampler.inferences(),
                milliseconds.length,
                sampler.isStable(),
                Estimate.of(Arrays.stream(medians).map(median -> 1000 * median).toArray(), 0.5, level),
                Estimate.of(ratios, 0.5, level),
                Tail.of(milliseconds, 0.9, level),
                Tail.of(milliseconds, 0.99, level),
                Arrays.stream(milliseconds).min().orElseThrow(),
                rounds.sampleSd().orElse(0) / rounds.mean(),
                outliers(seconds, 1.5),
                outliers(seconds, 3));
    }

    private static double[] medians(double[][] seconds) {
        return Arrays.stream(seconds)
                .mapToDouble(round -> Quantiles.of(round).at(0.5))
                .toArray();
    }

    private static int outliers(double[][] seconds, double ranges) {
        int outliers = 0;
        for (double[] round : seconds) {
            Quantiles quantiles = Quantiles.of(round);
            double first = quantiles.at(0.25);
            double third = quantiles.at(0.75);
            double reach = ranges * (third - first);
            outliers += (int) Arrays.stream(round)
                    .filter(sample -> sample < first - reach || sample > third + reach)
                    .count();
        }
        return outliers;
    }
}
