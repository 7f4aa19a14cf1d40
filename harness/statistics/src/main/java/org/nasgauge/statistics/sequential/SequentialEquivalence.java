package org.nasgauge.statistics.sequential;

import java.util.Arrays;

/**
 * Whether the mean of bounded differences lies within a margin of zero: two one-sided tests by betting, both of which have to
 * reject. Neither needs a correction for the other: R. L. Berger and J. C. Hsu, "Bioequivalence trials, intersection-union
 * tests and equivalence confidence sets", Statistical Science 11 (1996).
 */
public final class SequentialEquivalence {
    private static final SequentialEquivalence DEFAULTS =
            new SequentialEquivalence(SequentialMeanTest.withDefaults().withMargin(-0.1));

    /** That the mean is above the lower margin; the other side is its mirror image. */
    private final SequentialMeanTest above;

    private SequentialEquivalence(SequentialMeanTest above) {
        this.above = above;
    }

    /** At 1 %, of one row, within 0.1 for differences between -1 and 1. */
    public static SequentialEquivalence withDefaults() {
        return DEFAULTS;
    }

    /** The chance that any row is called equivalent although none is, at whatever time one stops; in (0, 1). */
    public SequentialEquivalence withLevel(double newLevel) {
        return new SequentialEquivalence(above.withLevel(newLevel));
    }

    /** How many hypotheses are tested beside each other, this one included; at least 1. */
    public SequentialEquivalence withRows(int newRows) {
        return new SequentialEquivalence(above.withRows(newRows));
    }

    /**
     * The means that count as none, and the greatest absolute difference that counts in full.
     *
     * @param margin above 0
     * @param bound above the margin
     */
    public SequentialEquivalence within(double margin, double bound) {
        if (!(0 < margin && margin < bound)) {
            throw new IllegalArgumentException(
                    "margin " + margin + " and bound " + bound + ", expected a margin above 0 and a bound beyond it");
        }
        return new SequentialEquivalence(above.withMargin(0).withBound(bound).withMargin(-margin));
    }

    /** Takes the differences one by one, in this order, and stops when both sides are known; the e-value is the smaller. */
    public Sequential test(double... differences) {
        Sequential low = above.test(differences);
        Sequential high = noGreater(differences);
        return new Sequential(
                StrictMath.max(low.n(), high.n()),
                0,
                StrictMath.min(low.e(), high.e()),
                low.rejected() && high.rejected());
    }

    /** One side alone: whether the mean is below the upper margin. */
    public Sequential noGreater(double... differences) {
        return above.test(Arrays.stream(differences).map(d -> -d).toArray());
    }
}
