package org.nasgauge.statistics.sequential;

import java.util.function.DoubleUnaryOperator;
import org.nasgauge.statistics.Finite;

/**
 * The outcome of a sequential test.
 *
 * @param n how many observations went in until it stopped, or all where it did not; ties are counted
 * @param ties how many of them were no evidence because the difference was 0, where the test drops these
 * @param e the e-value after these observations, at least 0
 * @param rejected whether the e-value reached what the level asks for: the test then stopped
 */
public record Sequential(int n, int ties, double e, boolean rejected) {
    /** The p-value that belongs to the e-value; it holds wherever the test stopped. */
    public double p() {
        return StrictMath.min(1, 1 / e);
    }

    /**
     * Bets until the threshold is reached or the sample ends.
     *
     * @param bet what is won for one staked on a difference
     */
    static Sequential play(double[] differences, boolean dropTies, double threshold, DoubleUnaryOperator bet) {
        Stakes stakes = new Stakes();
        double wealth = 1;
        int ties = 0;
        for (int i = 0; i < differences.length; i++) {
            double difference = Finite.number(differences[i], "differences[" + i + "]");
            if (dropTies && difference == 0) {
                ties++;
            } else {
                stakes.bet(bet.applyAsDouble(difference));
                wealth = stakes.wealth();
                if (wealth >= threshold) {
                    return new Sequential(i + 1, ties, wealth, true);
                }
            }
        }
        return new Sequential(differences.length, ties, wealth, false);
    }

    /** @throws IllegalArgumentException if there is no row */
    static int rows(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException(rows + " rows, expected at least 1");
        }
        return rows;
    }
}
