package org.nasgauge.statistics.resampling;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nasgauge.statistics.Interval;

/**
 * What is measured of one sample, with bootstrap intervals over its values.
 *
 * @param <M> the measures
 */
public interface SampleMeasures<M> {
    /** The number of values. */
    int n();

    /** Of all values together. */
    double value(M measure);

    /**
     * Of 95 %, over a thousand resamples of the values; empty where all are alike.
     *
     * @param random asked for {@code nextInt(n)} only; the same one gives the same resamples for every measure
     */
    Optional<Interval> interval(M measure, Bootstrap.Method method, RandomGenerator random);
}
