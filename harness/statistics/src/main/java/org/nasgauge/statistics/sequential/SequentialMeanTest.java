package org.nasgauge.statistics.sequential;

import java.util.Arrays;
import org.nasgauge.statistics.Finite;
import org.nasgauge.statistics.Interval;

/**
 * Whether the mean of bounded differences is above a margin, by betting: I. Waudby-Smith and A. Ramdas, "Estimating means of
 * bounded random variables by betting", Journal of the Royal Statistical Society B 86 (2024). The null hypothesis is that,
 * whatever came before, the next difference has a mean of at most the margin.
 *
 * <p>A difference beyond the bound counts as the bound, so that the mean is that of clipped differences. The closer the bound,
 * the sooner the test stops.
 */
public final class SequentialMeanTest {
    private static final SequentialMeanTest DEFAULTS = new SequentialMeanTest(0.01, 1, 1, 0);
    private static final int HALVINGS = 60;

    private final double level;
    private final int rows;
    private final double bound;
    private final double margin;

    private SequentialMeanTest(double level, int rows, double bound, double margin) {
        if (!(StrictMath.abs(margin) < bound && bound < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "margin " + margin + " and bound " + bound + ", expected a finite bound beyond the margin");
        }
        this.level = level;
        this.rows = rows;
        this.bound = bound;
        this.margin = margin;
    }

    /** At 1 %, of one row, for differences between -1 and 1, against a mean of at most 0. */
    public static SequentialMeanTest withDefaults() {
        return DEFAULTS;
    }

    /** The chance that any row is rejected although no hypothesis is false, at whatever time one stops; in (0, 1). */
    public SequentialMeanTest withLevel(double newLevel) {
        return new SequentialMeanTest(Finite.openFraction(newLevel, "level"), rows, bound, margin);
    }

    /** How many hypotheses are tested beside each other, this one included; at least 1. */
    public SequentialMeanTest withRows(int newRows) {
        return new SequentialMeanTest(level, Sequential.rows(newRows), bound, margin);
    }

    /** The greatest absolute difference that counts in full; above the margin. */
    public SequentialMeanTest withBound(double newBound) {
        return new SequentialMeanTest(level, rows, newBound, margin);
    }

    /** The mean that is to be exceeded; its absolute value is below the bound. */
    public SequentialMeanTest withMargin(double newMargin) {
        return new SequentialMeanTest(level, rows, bound, newMargin);
    }

    /** The e-value that rejects. */
    public double threshold() {
        return rows / level;
    }

    /** Takes the differences one by one, in this order, and stops when enough is known. */
    public Sequential test(double... differences) {
        return Sequential.play(
                differences, false, threshold(), difference -> (clipped(difference) - margin) / (bound + margin));
    }

    /**
     * An interval for the mean of the clipped differences that holds at whatever time one looks: the margins that neither
     * side rejects, each at half of the level.
     */
    public Interval interval(double... differences) {
        double[] sample = Finite.sample(differences, "differences");
        double[] turned = Arrays.stream(sample).map(d -> -d).toArray();
        SequentialMeanTest half = withLevel(level / 2);
        return new Interval(half.greatestExceeded(sample), -half.greatestExceeded(turned), 1 - level / rows);
    }

    /** A smaller margin is exceeded sooner, so that halving finds the greatest. */
    private double greatestExceeded(double[] sample) {
        double exceeded = -bound;
        double open = bound;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (exceeded + open) / 2;
            if (StrictMath.abs(middle) < bound
                    && withMargin(middle).test(sample).rejected()) {
                exceeded = middle;
            } else {
                open = middle;
            }
        }
        return exceeded;
    }

    private double clipped(double difference) {
        return StrictMath.max(-bound, StrictMath.min(bound, difference));
    }
}
