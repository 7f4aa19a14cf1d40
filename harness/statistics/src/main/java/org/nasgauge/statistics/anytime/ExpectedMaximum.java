package org.nasgauge.statistics.anytime;

import java.util.Arrays;
import org.nasgauge.statistics.CompensatedSum;
import org.nasgauge.statistics.Finite;

/**
 * The expected best of n values drawn blindly from a finite population, in closed form: what a random search would
 * reach on average, were it to see the true values.
 */
public final class ExpectedMaximum {
    private final double[] ascending;

    private ExpectedMaximum(double[] ascending) {
        this.ascending = ascending;
    }

    /**
     * Of this population.
     *
     * @throws IllegalArgumentException if the population is empty or holds NaN or infinity
     */
    public static ExpectedMaximum of(double... population) {
        double[] ascending = Finite.sample(population, "population");
        Arrays.sort(ascending);
        return new ExpectedMaximum(ascending);
    }

    /** Every draw from the whole population: P(max at or below the i-th smallest of N) = (i / N)^n. */
    public double withReplacement(int draws) {
        requireDraws(draws, Integer.MAX_VALUE);
        double size = ascending.length;
        CompensatedSum mean = new CompensatedSum();
        double below = 0;
        for (int i = 0; i < ascending.length; i++) {
            double upTo = StrictMath.pow((i + 1) / size, draws);
            mean.add(ascending[i] * (upTo - below));
            below = upTo;
        }
        return mean.value();
    }

    /**
     * No value drawn twice: P(max is the i-th smallest of N) = C(i - 1, n - 1) / C(N, n).
     *
     * @throws IllegalArgumentException if there are fewer than {@code draws} values
     */
    public double withoutReplacement(int draws) {
        requireDraws(draws, ascending.length);
        CompensatedSum mean = new CompensatedSum();
        // From the top: the greatest is drawn with probability n / N, and each next one is the maximum with the
        // probability of its predecessor times (i - n) / (i - 1). The products only shrink.
        double probability = (double) draws / ascending.length;
        for (int i = ascending.length; i >= draws; i--) {
            mean.add(ascending[i - 1] * probability);
            probability *= (double) (i - draws) / (i - 1);
        }
        return mean.value();
    }

    private static void requireDraws(int draws, int most) {
        if (draws < 1 || draws > most) {
            throw new IllegalArgumentException(draws + " draws, expected 1 to " + most);
        }
    }
}
