package org.nasgauge.statistics.correlation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.nasgauge.statistics.Ranks;

/**
 * Precision at the top: which share of the predicted best k is in the actual best k.
 *
 * <p>Where values tie across the k-th place, the best k are not a set. The value is then the expectation when ties are
 * broken at random, independently on both sides: an observation tied at the boundary counts with the probability that
 * it gets one of the places left. Constant predictions so have precision k / n, as guessing does.
 *
 * @param n all observations
 * @param k the size of the top, 1 to n
 * @param precision in [0, 1]
 * @param predictedTied observations whose predicted value ties across the boundary, 0 when the predicted top is a set
 * @param actualTied the same of the actual values
 */
public record TopOverlap(int n, int k, double precision, int predictedTied, int actualTied) {

    /** The size of the best {@code fraction} of n: rounded down, but at least 1. */
    public static int count(int n, double fraction) {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction is " + fraction + ", expected above 0 and at most 1");
        }
        // In decimal, because 0.07 * 100 is above 7 in binary and 0.29 * 100 below 29.
        int count = BigDecimal.valueOf(fraction)
                .multiply(BigDecimal.valueOf(n))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
        return StrictMath.max(1, count);
    }

    static TopOverlap of(Ranks predicted, Ranks actual, int k) {
        int n = predicted.n();
        if (k < 1 || k > n) {
            throw new IllegalArgumentException("top " + k + " of " + n + " observations");
        }
        Top predictedTop = Top.of(predicted, k);
        Top actualTop = Top.of(actual, k);
        long inBoth = 0;
        long inPredicted = 0;
        long inActual = 0;
        long inNeither = 0;
        for (int i = 0; i < n; i++) {
            int p = predicted.group(i);
            int a = actual.group(i);
            if (p < predictedTop.boundary || a < actualTop.boundary) {
                continue;
            }
            boolean surePredicted = p > predictedTop.boundary;
            boolean sureActual = a > actualTop.boundary;
            if (surePredicted && sureActual) {
                inBoth++;
            } else if (surePredicted) {
                inPredicted++;
            } else if (sureActual) {
                inActual++;
            } else {
                inNeither++;
            }
        }
        double expected = inBoth
                + inPredicted * actualTop.chance()
                + inActual * predictedTop.chance()
                + inNeither * predictedTop.chance() * actualTop.chance();
        return new TopOverlap(n, k, expected / k, predictedTop.tied(), actualTop.tied());
    }

    /** The group that holds the k-th best value, and how many of it still belong to the best k. */
    private record Top(int boundary, int places, int size) {
        static Top of(Ranks ranks, int k) {
            int boundary = ranks.distinct() - 1;
            while (ranks.n() - ranks.below(boundary) < k) {
                boundary--;
            }
            int above = ranks.n() - ranks.below(boundary) - ranks.size(boundary);
            return new Top(boundary, k - above, ranks.size(boundary));
        }

        double chance() {
            return (double) places / size;
        }

        int tied() {
            return places == size ? 0 : size;
        }
    }
}
