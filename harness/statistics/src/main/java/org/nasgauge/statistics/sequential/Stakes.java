package org.nasgauge.statistics.sequential;

import java.util.Arrays;

/**
 * A mixture of gamblers, each of whom stakes one fixed fraction of what he owns on every bet. The fractions follow the
 * arcsine law on (0, 1), the Jeffreys prior of a coin that favours one side: R. E. Krichevsky and V. K. Trofimov, "The
 * performance of universal encoding", IEEE Transactions on Information Theory 27 (1981). A mean of fair games is fair,
 * however many gamblers there are.
 */
final class Stakes {
    private static final int GAMBLERS = 64;
    private static final double[] FRACTIONS = new double[GAMBLERS];

    static {
        Arrays.setAll(FRACTIONS, k -> StrictMath.cos(StrictMath.PI * (2 * k + 1) / (4 * GAMBLERS)));
    }

    private final double[] owned = new double[GAMBLERS];

    Stakes() {
        Arrays.fill(owned, 1);
    }

    /** Everyone's wealth is multiplied by 1 + fraction · {@code outcome}, of which the null mean is at most 0; at least -1. */
    void bet(double outcome) {
        for (int k = 0; k < GAMBLERS; k++) {
            owned[k] *= 1 + FRACTIONS[k] * outcome;
        }
    }

    /** The mean wealth; everyone began with 1. */
    double wealth() {
        return Arrays.stream(owned).sum() / GAMBLERS;
    }

    /** The mean wealth after so many stakes won and lost. */
    static double wealth(int won, int lost) {
        return Arrays.stream(FRACTIONS)
                        .map(f -> StrictMath.exp(won * StrictMath.log1p(f) + lost * StrictMath.log1p(-f)))
                        .sum()
                / GAMBLERS;
    }
}
