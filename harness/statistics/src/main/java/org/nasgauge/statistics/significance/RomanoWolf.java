package org.nasgauge.statistics.significance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.nasgauge.statistics.Summary;

/**
 * Step-down p-values from one bootstrap of all differences at once, which bound the chance of any false rejection. They
 * take from the resamples how the tests hang together, and stay as fine as one test's however many there are, where
 * Holm's correction multiplies the least p that so many resamples can give.
 *
 * <p>Each difference is divided by its bootstrap standard error, resampled ones are centred at the observed one, and
 * each is held against the greatest among those that are not yet rejected, two-sided: J. P. Romano and M. Wolf, "Exact
 * and approximate stepdown methods for multiple hypothesis testing", Journal of the American Statistical Association 100
 * (2005), with p = (b + 1) / (m + 1) as in their "Efficient computation of adjusted p-values for resampling-based
 * stepdown multiple testing", Statistics and Probability Letters 113 (2016).
 */
public final class RomanoWolf {
    private RomanoWolf() {}

    /**
     * The adjusted p-values in the order of the input; reject where one is at most the level.
     *
     * @param observed differences
     * @param resampled of each difference, by its place, what it is in each resample; all over the same ones, at least 2
     * @throws IllegalArgumentException if numbers of resamples differ or are below 2
     */
    public static double[] adjust(double[] observed, IntFunction<double[]> resampled) {
        if (observed.length == 0) {
            return new double[0];
        }
        double[] errors = new double[observed.length];
        double[][] deviations = new double[observed.length][];
        for (int i = 0; i < observed.length; i++) {
            double[] values = resampled.apply(i);
            if (values.length < 2 || (i > 0 && values.length != deviations[0].length)) {
                throw new IllegalArgumentException("expected as many resamples of each difference, at least 2");
            }
            double difference = observed[i];
            double error = Summary.of(values).sampleSd().orElseThrow();
            errors[i] = error;
            deviations[i] = Arrays.stream(values)
                    .map(value -> standardised(value - difference, error))
                    .toArray();
        }
        int resamples = deviations[0].length;
        int[] ascending = IntStream.range(0, observed.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> standardised(observed[i], errors[i])))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] greatest = new double[resamples];
        double[] p = new double[observed.length];
        for (int i : ascending) {
            double here = standardised(observed[i], errors[i]);
            int atLeast = 0;
            for (int resample = 0; resample < resamples; resample++) {
                greatest[resample] = StrictMath.max(greatest[resample], deviations[i][resample]);
                atLeast += greatest[resample] >= here ? 1 : 0;
            }
            p[i] = (atLeast + 1.0) / (resamples + 1.0);
        }
        for (int i = ascending.length - 2; i >= 0; i--) {
            p[ascending[i]] = StrictMath.max(p[ascending[i]], p[ascending[i + 1]]);
        }
        return p;
    }

    private static double standardised(double difference, double error) {
        return difference == 0 ? 0 : StrictMath.abs(difference) / error;
    }
}
