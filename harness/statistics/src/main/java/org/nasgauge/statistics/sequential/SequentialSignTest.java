package org.nasgauge.statistics.sequential;

import java.util.Arrays;
import org.nasgauge.statistics.Finite;
import org.nasgauge.statistics.Interval;

/**
 * Whether paired differences are more often above zero than below it. The null hypothesis is that, whatever came before, the
 * next difference which is not 0 is positive with probability at most 1/2; ties are dropped and counted. Nothing is asked of
 * the size of the differences.
 *
 * <p>The e-value is a mixture of likelihood ratios over the probabilities above 1/2, after the arcsine law. At 1 % it takes
 * 8 pairs if all are positive, in the mean 14, 28 and 69 if 90, 80 and 70 % of them are.
 */
public final class SequentialSignTest {
    private static final SequentialSignTest DEFAULTS = new SequentialSignTest(0.01, 1);

    private final double level;
    private final int rows;

    private SequentialSignTest(double level, int rows) {
        this.level = level;
        this.rows = rows;
    }

    /** At 1 %, of one row. */
    public static SequentialSignTest withDefaults() {
        return DEFAULTS;
    }

    /** The chance that any row is rejected although no hypothesis is false, at whatever time one stops; in (0, 1). */
    public SequentialSignTest withLevel(double newLevel) {
        return new SequentialSignTest(Finite.openFraction(newLevel, "level"), rows);
    }

    /** How many hypotheses are tested beside each other, this one included; at least 1. */
    public SequentialSignTest withRows(int newRows) {
        return new SequentialSignTest(level, Sequential.rows(newRows));
    }

    /** The e-value that rejects. */
    public double threshold() {
        return rows / level;
    }

    /** The e-value of so many positive and negative differences, in whatever order they came. */
    public double evidence(int positive, int negative) {
        return Stakes.wealth(positive, negative);
    }

    /**
     * An interval for the median that holds at whatever time one looks: the order statistics behind which, on either side, so
     * many values lie that the test rejects at half of the level. An end that nothing shows is infinite.
     */
    public Interval medianInterval(double... values) {
        double[] sorted = Finite.sample(values, "values");
        Arrays.sort(sorted);
        int rank = -1;
        while (rank + 1 < sorted.length && evidence(sorted.length - rank - 1, rank + 1) >= 2 * threshold()) {
            rank++;
        }
        return rank < 0
                ? new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1 - level / rows)
                : new Interval(sorted[rank], sorted[sorted.length - 1 - rank], 1 - level / rows);
    }

    /** Takes the differences one by one, in this order, and stops when enough is known. */
    public Sequential test(double... differences) {
        return Sequential.play(differences, true, threshold(), StrictMath::signum);
    }
}
