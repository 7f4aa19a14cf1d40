package org.nasgauge.search.bandit;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.nasgauge.api.random.SeededRandom;

/** The arms of one bandit, numbered from 0, and what they have brought. */
final class Arms {
    private final Scale scale;
    private int[] pulls;
    private double[] sums;
    private int count;
    private int allPulls;

    /** The range of the rewards so far; bandits of one search share it. */
    static final class Scale {
        private double least = Double.POSITIVE_INFINITY;
        private double most = Double.NEGATIVE_INFINITY;

        void include(double reward) {
            least = Math.min(least, reward);
            most = Math.max(most, reward);
        }

        /** In [0, 1]; halved before they are subtracted, for the range of what is finite need not be. */
        double of(double reward) {
            return most > least ? (reward / 2 - least / 2) / (most / 2 - least / 2) : 0.5;
        }
    }

    Arms(int count, Scale scale) {
        this.scale = scale;
        this.count = count;
        this.pulls = new int[count];
        this.sums = new double[count];
    }

    /** One more arm. Returns its number. */
    int add() {
        if (count == pulls.length) {
            pulls = Arrays.copyOf(pulls, 2 * count + 1);
            sums = Arrays.copyOf(sums, 2 * count + 1);
        }
        return count++;
    }

    int count() {
        return count;
    }

    /** How often an arm was rewarded. */
    int pulls(int arm) {
        return pulls[arm];
    }

    int allPulls() {
        return allPulls;
    }

    /** The mean reward of an arm, scaled so that all rewards so far lie in [0, 1]; 0 for an arm without one. */
    double mean(int arm) {
        return pulls[arm] == 0 ? 0 : scale.of(sums[arm] / pulls[arm]);
    }

    /** The arm with the greatest mean, or one that was never rewarded. */
    int greedy(SeededRandom random) {
        return best(arm -> pulls[arm] == 0 ? Double.POSITIVE_INFINITY : mean(arm), random);
    }

    /** The arm with the greatest value; one of them at random where several share it. */
    int best(IntToDoubleFunction value, SeededRandom random) {
        int best = 0;
        double greatest = value.applyAsDouble(0);
        int equals = 1;
        for (int arm = 1; arm < count; arm++) {
            double candidate = value.applyAsDouble(arm);
            if (candidate > greatest) {
                best = arm;
                greatest = candidate;
                equals = 1;
            } else if (candidate == greatest && random.nextInt(++equals) == 0) {
                best = arm;
            }
        }
        return best;
    }

    void reward(int arm, double reward) {
        pulls[arm]++;
        allPulls++;
        sums[arm] += reward;
    }
}
