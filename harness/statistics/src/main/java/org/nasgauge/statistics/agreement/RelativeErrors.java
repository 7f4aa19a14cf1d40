package org.nasgauge.statistics.agreement;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nasgauge.statistics.CompensatedSum;
import org.nasgauge.statistics.Finite;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.resampling.Bootstrap;
import org.nasgauge.statistics.resampling.SampleMeasures;

/**
 * How far predictions are from true values, as shares of these: what predictors of latencies are judged by (Zhang et al.,
 * nn-Meter, MobiSys 2021).
 */
public final class RelativeErrors implements SampleMeasures<RelativeErrors.Measure> {
    private static final int RESAMPLES = 1_000;

    /** Of all values together. */
    public enum Measure {
        /** The root of the mean square of the errors; 0.1 is 10 %. Less is better. */
        RMSPE,
        /** The share of predictions that are at most 5 % off. */
        WITHIN_5_PERCENT,
        /** At most 10 %. */
        WITHIN_10_PERCENT
    }

    private final double[] errors;

    /**
     * @param truths none of them 0
     * @param predictions in the same unit and order
     * @throws IllegalArgumentException if there are none, lengths differ, or a value is not finite
     */
    public RelativeErrors(double[] truths, double[] predictions) {
        Finite.sameLength(truths, predictions);
        double[] actual = Finite.sample(truths, "truths");
        double[] predicted = Finite.sample(predictions, "predictions");
        errors = new double[actual.length];
        Arrays.setAll(errors, i -> StrictMath.abs((predicted[i] - actual[i]) / actual[i]));
        Finite.sample(errors, "errors relative to truths");
    }

    @Override
    public int n() {
        return errors.length;
    }

    @Override
    public double value(Measure measure) {
        double[] terms = terms(measure);
        double mean = CompensatedSum.of(terms) / terms.length;
        return measure == Measure.RMSPE ? StrictMath.sqrt(mean) : mean;
    }

    /** That of RMSPE is the root of that of the mean square: both methods keep to a rising function. */
    @Override
    public Optional<Interval> interval(Measure measure, Bootstrap.Method method, RandomGenerator random) {
        Optional<Interval> ofMean =
                Bootstrap.withDefaults().with(method).withResamples(RESAMPLES).ofMean(terms(measure), random);
        return measure == Measure.RMSPE
                ? ofMean.map(square ->
                        new Interval(StrictMath.sqrt(square.lower()), StrictMath.sqrt(square.upper()), square.level()))
                : ofMean;
    }

    /** What the measure is the mean of, but for the root. */
    private double[] terms(Measure measure) {
        return switch (measure) {
            case RMSPE -> Arrays.stream(errors).map(error -> error * error).toArray();
            case WITHIN_5_PERCENT -> atMost(0.05);
            case WITHIN_10_PERCENT -> atMost(0.1);
        };
    }

    private double[] atMost(double bound) {
        return Arrays.stream(errors).map(error -> error <= bound ? 1 : 0).toArray();
    }
}
