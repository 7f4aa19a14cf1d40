package org.nasgauge.statistics.significance;

import org.hipparchus.distribution.continuous.TDistribution;
import org.nasgauge.statistics.Finite;

/**
 * How many pairs a one-sided paired t-test needs that is done once, after all of them. Its power is that of the non-central t
 * distribution, integrated over the deviation: J. Cohen, "Statistical Power Analysis for the Behavioral Sciences", 1988.
 */
public final class PairedSampleSize {
    private static final PairedSampleSize DEFAULTS = new PairedSampleSize(0.01, 0.8);
    private static final int MOST = 1_000_000;
    private static final int STEPS = 400;
    private static final double ACCURACY = 1e-12;

    private final double level;
    private final double power;

    private PairedSampleSize(double level, double power) {
        this.level = level;
        this.power = power;
    }

    /** At 1 %, with a power of 80 %. */
    public static PairedSampleSize withDefaults() {
        return DEFAULTS;
    }

    /** The chance of a false alarm, in (0, 1). */
    public PairedSampleSize withLevel(double newLevel) {
        return new PairedSampleSize(Finite.openFraction(newLevel, "level"), power);
    }

    /** The chance to show the difference, in (0, 1). */
    public PairedSampleSize withPower(double newPower) {
        return new PairedSampleSize(level, Finite.openFraction(newPower, "power"));
    }

    /**
     * The least number of pairs.
     *
     * @param effect mean difference over the standard deviation of the differences, above 0
     * @throws IllegalArgumentException if a million are too few
     */
    public int of(double effect) {
        if (!(Finite.number(effect, "effect") > 0)) {
            throw new IllegalArgumentException("effect is " + effect + ", expected above 0");
        }
        int enough = 2;
        while (power(effect, enough) < power) {
            enough *= 2;
            if (enough > MOST) {
                throw new IllegalArgumentException("an effect of " + effect + " needs more than " + MOST + " pairs");
            }
        }
        int few = enough / 2;
        while (enough - few > 1) {
            int middle = (few + enough) / 2;
            if (power(effect, middle) < power) {
                few = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }

    /** The chance that one normal difference of such an effect is positive. */
    public static double positive(double effect) {
        return Tail.normal(-effect);
    }

    /** The chance to show an effect with so many pairs, at least 2. */
    double power(double effect, int pairs) {
        int degrees = pairs - 1;
        double critical = new TDistribution(degrees, ACCURACY).inverseCumulativeProbability(1 - level);
        double shift = effect * StrictMath.sqrt(pairs);
        // x is the sample deviation over the true one; its density is that of chi over the root of the degrees
        double high = 1 + 10 / StrictMath.sqrt(2.0 * degrees);
        double low = StrictMath.max(0, 2 - high);
        double mass = 0;
        double shown = 0;
        for (int i = 0; i < STEPS; i++) {
            double x = low + (i + 0.5) * (high - low) / STEPS;
            double density = StrictMath.exp((degrees - 1) * StrictMath.log(x) - degrees * (x * x - 1) / 2);
            mass += density;
            shown += density * Tail.normal(critical * x - shift);
        }
        return shown / mass;
    }
}
