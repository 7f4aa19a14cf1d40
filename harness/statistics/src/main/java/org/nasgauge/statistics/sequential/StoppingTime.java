package org.nasgauge.statistics.sequential;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.nasgauge.statistics.Finite;

/**
 * When a {@link SequentialSignTest} stops, worked out exactly: the chances of every number of positive differences are carried
 * from pair to pair, and leave where the test would.
 */
public final class StoppingTime {
    private final List<Double> stoppedBy;

    private StoppingTime(List<Double> stoppedBy) {
        this.stoppedBy = stoppedBy;
    }

    /**
     * Of independent pairs.
     *
     * @param positive probability that a pair which is no tie is positive, in [0, 1]
     * @param ties probability of a tie, from 0, below 1
     * @param most pairs that are looked at
     */
    public static StoppingTime of(SequentialSignTest test, double positive, double ties, int most) {
        if (!(positive >= 0 && positive <= 1 && ties >= 0 && ties < 1)) {
            throw new IllegalArgumentException("probabilities " + positive + " and " + ties + ", expected from 0 to 1");
        }
        List<Integer> least = leastPositive(test, most);
        // chances[n][w] of n pairs without a tie, w of them positive, and no stop so far
        List<Double> untied = new ArrayList<>();
        double[] chances = new double[most + 2];
        chances[0] = 1;
        double stopped = 0;
        untied.add(stopped);
        for (int n = 1; n <= most; n++) {
            for (int w = n; w >= 0; w--) {
                chances[w] = (w == 0 ? 0 : chances[w - 1] * positive) + chances[w] * (1 - positive);
            }
            for (int w = least.get(n); w <= n; w++) {
                stopped += chances[w];
                chances[w] = 0;
            }
            untied.add(StrictMath.min(1, stopped));
        }
        return new StoppingTime(ties == 0 ? untied : mixed(untied, 1 - ties));
    }

    /** For each number of pairs the least number of positive ones that rejects, or one more than there are pairs. */
    private static List<Integer> leastPositive(SequentialSignTest test, int most) {
        List<Integer> least = new ArrayList<>(List.of(1));
        for (int n = 1; n <= most; n++) {
            int w = least.get(n - 1);
            while (w <= n && test.evidence(w, n - w) < test.threshold()) {
                w++;
            }
            least.add(w);
        }
        return least;
    }

    /** Some of the pairs are ties: how many are not is binomial. */
    private static List<Double> mixed(List<Double> untied, double share) {
        List<Double> mixed = new ArrayList<>(List.of(0.0));
        double[] binomial = new double[untied.size()];
        binomial[0] = 1;
        for (int n = 1; n < untied.size(); n++) {
            double sum = 0;
            for (int k = n; k >= 0; k--) {
                binomial[k] = (k == 0 ? 0 : binomial[k - 1] * share) + binomial[k] * (1 - share);
                sum += binomial[k] * untied.get(k);
            }
            mixed.add(sum);
        }
        return mixed;
    }

    /** The chance that the test has stopped by then, in [0, 1]. */
    public double by(int pairs) {
        return stoppedBy.get(pairs);
    }

    /** The mean number of pairs; of tests that have not stopped, all that were looked at. */
    public double mean() {
        double mean = 0;
        for (int n = 0; n < stoppedBy.size() - 1; n++) {
            mean += 1 - stoppedBy.get(n);
        }
        return mean;
    }

    /** The least number of pairs by which so many of the tests have stopped; empty where all were too few. */
    public OptionalInt quantile(double share) {
        Finite.openFraction(share, "share");
        for (int n = 0; n < stoppedBy.size(); n++) {
            if (stoppedBy.get(n) >= share) {
                return OptionalInt.of(n);
            }
        }
        return OptionalInt.empty();
    }
}
