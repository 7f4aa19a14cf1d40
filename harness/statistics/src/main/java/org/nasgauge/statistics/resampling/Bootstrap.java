package org.nasgauge.statistics.resampling;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.nasgauge.statistics.CompensatedSum;
import org.nasgauge.statistics.Finite;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Quantiles;

/**
 * Bootstrap intervals: B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, chapters 13 and 14.
 *
 * <p>An interval is empty where the bootstrap has nothing to say: the statistic is the same in every resample, is not
 * finite in some, or, for BCa, lies outside of all of them. The generator is asked for {@code nextInt(n)} only, n times
 * a resample.
 */
public final class Bootstrap {
    private static final Bootstrap DEFAULTS = new Bootstrap(Method.BCA, 9_999, 0.95);

    private final Method method;
    private final int resamples;
    private final double level;

    private Bootstrap(Method method, int resamples, double level) {
        this.method = method;
        this.resamples = resamples;
        this.level = level;
    }

    /** How an interval is made of the resampled statistics. */
    public enum Method {
        /** Their quantiles. */
        PERCENTILE,
        /** Their quantiles at probabilities corrected for bias and for acceleration by the jackknife. */
        BCA
    }

    /** BCa at 95 % from 9,999 resamples. */
    public static Bootstrap withDefaults() {
        return DEFAULTS;
    }

    public Bootstrap with(Method newMethod) {
        return new Bootstrap(newMethod, resamples, level);
    }

    /** How many resamples are drawn; at least 1. */
    public Bootstrap withResamples(int newResamples) {
        if (newResamples < 1) {
            throw new IllegalArgumentException(newResamples + " resamples, expected at least 1");
        }
        return new Bootstrap(method, newResamples, level);
    }

    /** The nominal coverage, in (0, 1). */
    public Bootstrap withLevel(double newLevel) {
        return new Bootstrap(method, resamples, Finite.openFraction(newLevel, "level"));
    }

    /** The interval of a statistic of one sample. */
    public Optional<Interval> interval(double[] sample, ToDoubleFunction<double[]> statistic, RandomGenerator random) {
        double[] values = Finite.sample(sample, "sample");
        return interval(values.length, picks -> statistic.applyAsDouble(pick(values, picks)), random);
    }

    /** The interval of the mean, which takes no pass over all others for each value that the jackknife leaves out. */
    public Optional<Interval> ofMean(double[] sample, RandomGenerator random) {
        double[] values = Finite.sample(sample, "sample");
        int n = values.length;
        double[] resampled = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            double sum = 0;
            for (int draw = 0; draw < n; draw++) {
                sum += values[random.nextInt(n)];
            }
            resampled[i] = sum / n;
        }
        double mean = CompensatedSum.of(values) / n;
        double[] leaveOneOut = Arrays.stream(values)
                .map(value -> mean + (mean - value) / (n - 1))
                .toArray();
        return interval(resampled, mean, leaveOneOut);
    }

    /** The interval of a statistic of pairs, which are resampled together. */
    public Optional<Interval> interval(
            double[] first, double[] second, ToDoubleBiFunction<double[], double[]> statistic, RandomGenerator random) {
        Finite.sameLength(first, second);
        double[] x = Finite.sample(first, "first");
        double[] y = Finite.sample(second, "second");
        return interval(x.length, picks -> statistic.applyAsDouble(pick(x, picks), pick(y, picks)), random);
    }

    private Optional<Interval> interval(int n, ToDoubleFunction<int[]> statistic, RandomGenerator random) {
        double[] resampled = new double[resamples];
        int[] picks = new int[n];
        for (int i = 0; i < resamples; i++) {
            for (int j = 0; j < n; j++) {
                picks[j] = random.nextInt(n);
            }
            resampled[i] = statistic.applyAsDouble(picks);
            if (!Double.isFinite(resampled[i])) {
                return Optional.empty();
            }
        }
        if (method == Method.PERCENTILE) {
            return interval(resampled, Double.NaN, new double[0]);
        }
        double observed = statistic.applyAsDouble(IntStream.range(0, n).toArray());
        double[] leaveOneOut = new double[n];
        Arrays.setAll(
                leaveOneOut,
                left -> statistic.applyAsDouble(
                        IntStream.range(0, n).filter(i -> i != left).toArray()));
        return interval(resampled, observed, leaveOneOut);
    }

    /**
     * The interval of a statistic that was resampled elsewhere.
     *
     * @param observed its value in the sample itself
     * @param leaveOneOut its value without each observation, or without each of many equal parts of them; for BCa
     */
    public Optional<Interval> interval(double[] resampled, double observed, double[] leaveOneOut) {
        if (!Arrays.stream(resampled).allMatch(Double::isFinite)) {
            return Optional.empty();
        }
        Quantiles quantiles = Quantiles.of(resampled);
        if (quantiles.at(0) == quantiles.at(1)) {
            return Optional.empty();
        }
        double tail = (1 - level) / 2;
        if (method == Method.PERCENTILE) {
            return Optional.of(new Interval(quantiles.at(tail), quantiles.at(1 - tail), level));
        }
        return BiasCorrection.of(resampled, observed, leaveOneOut)
                .map(correction -> new Interval(
                        quantiles.at(correction.probability(tail)),
                        quantiles.at(correction.probability(1 - tail)),
                        level));
    }

    private static double[] pick(double[] values, int[] picks) {
        return Arrays.stream(picks).mapToDouble(i -> values[i]).toArray();
    }
}
