package org.nasgauge.statistics.agreement;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.statistics.Finite;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.resampling.Bootstrap;

/** How far one estimator agrees with the truth, by every measure, and what resamples of the same pairs say of each. */
public final class Agreement {
    /** One measure. */
    static final class Values {
        /** Of the sample itself; NaN where it is undefined. */
        private final double value;

        private final double[] resampled;
        /** Without each part of the sample. */
        private final double[] partly;

        Values(double value, double[] resampled, double[] partly) {
            this.value = value;
            this.resampled = resampled;
            this.partly = partly;
        }
    }

    private final int n;
    private final double level;
    private final Map<AgreementMeasure, Values> values;

    Agreement(int n, double level, Map<AgreementMeasure, Values> values) {
        this.n = n;
        this.level = level;
        this.values = new EnumMap<>(values);
    }

    /**
     * Of one sample, without intervals.
     *
     * @param truths greater is better
     * @param estimates greater is better, in the order of the truths
     */
    public static Agreement of(double[] truths, double[] estimates, AgreementMeasure.Top top) {
        int[] once = new int[truths.length * WeightedPairs.LANES];
        for (int i = 0; i < truths.length; i++) {
            once[i * WeightedPairs.LANES] = 1;
        }
        Map<AgreementMeasure, double[]> measures = new WeightedPairs(
                        Finite.sample(estimates, "estimates"), Finite.sample(truths, "truths"), top)
                .measures(once);
        Map<AgreementMeasure, Values> values = new EnumMap<>(AgreementMeasure.class);
        measures.forEach((measure, lanes) -> values.put(measure, new Values(lanes[0], new double[0], new double[0])));
        return new Agreement(truths.length, 0.95, values);
    }

    /** The number of pairs. */
    public int n() {
        return n;
    }

    /** Of the sample; empty where it is undefined, as a correlation is if all estimates are equal. */
    public OptionalDouble value(AgreementMeasure measure) {
        double value = of(measure).value;
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Empty where the measure is undefined in some resample, or the same in all. */
    public Optional<Interval> interval(AgreementMeasure measure, Bootstrap.Method method) {
        Values known = of(measure);
        return Double.isNaN(known.value) || known.resampled.length == 0
                ? Optional.empty()
                : Bootstrap.withDefaults()
                        .with(method)
                        .withLevel(level)
                        .interval(known.resampled, known.value, known.partly);
    }

    /**
     * How much greater a measure of this estimator is than of another one on the same resamples of the same pairs; empty
     * where the measure is undefined in some of them.
     *
     * @throws IllegalArgumentException if the two were resampled apart
     */
    public Optional<Difference> minus(Agreement other, AgreementMeasure measure) {
        double[] differences = resampledMinus(other, measure);
        int atMost = 0;
        int atLeast = 0;
        for (double difference : differences) {
            if (!Double.isFinite(difference)) {
                return Optional.empty();
            }
            atMost += difference <= 0 ? 1 : 0;
            atLeast += difference >= 0 ? 1 : 0;
        }
        double value = of(measure).value - other.of(measure).value;
        double tail = (StrictMath.min(atMost, atLeast) + 1.0) / (differences.length + 1.0);
        return Optional.of(new Difference(
                value,
                Bootstrap.withDefaults()
                        .with(Bootstrap.Method.PERCENTILE)
                        .withLevel(level)
                        .interval(differences, value, new double[0]),
                StrictMath.min(1, 2 * tail)));
    }

    /** The same difference in each resample; not finite where it is undefined. */
    double[] resampledMinus(Agreement other, AgreementMeasure measure) {
        double[] first = of(measure).resampled;
        double[] second = other.of(measure).resampled;
        if (n != other.n || first.length != second.length) {
            throw new IllegalArgumentException("the estimators were not judged on the same pairs");
        }
        double[] differences = new double[first.length];
        Arrays.setAll(differences, i -> first[i] - second[i]);
        return differences;
    }

    private Values of(AgreementMeasure measure) {
        Values known = values.get(measure);
        if (known == null) {
            throw new IllegalArgumentException(measure + " was not computed");
        }
        return known;
    }

    /**
     * A difference between two estimators by a paired bootstrap.
     *
     * @param interval percentile interval; empty where all resamples agree
     * @param p two-sided: twice the share of resamples on the rarer side of 0, the sample itself counted among them
     */
    public record Difference(double value, Optional<Interval> interval, double p) {}
}
