package org.nasgauge.search.bandit;

import java.util.function.IntToDoubleFunction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.search.draw.LegalDraw;

/**
 * One bandit a decision, whose arms are the choices: the architectures themselves are too many to be arms. All bandits
 * get the score of the architecture as their reward; a trial that failed rewards nobody.
 */
final class FactoredBandit implements Search {
    /** Chooses an arm. */
    @FunctionalInterface
    interface Policy {
        int pull(Arms arms);
    }

    private final SearchSpace space;
    private final Fidelity fidelity;
    private final SeededRandom random;
    private final Policy policy;
    private final Arms[] bandits;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    FactoredBandit(Problem problem, SeededRandom random, Policy policy) {
        this.space = problem.space();
        this.fidelity = problem.fullFidelity();
        this.random = random;
        this.policy = policy;
        this.bandits = space.decisions().stream()
                .map(decision -> new Arms(decision.size()))
                .toArray(Arms[]::new);
    }

    @Override
    public Proposal ask() {
        return new Proposal.Trial(LegalDraw.of(space, random, decision -> policy.pull(bandits[decision])), fidelity);
    }

    @Override
    public void tell(Observation observation) {
        if (observation instanceof Observation.Scored scored) {
            least = Math.min(least, scored.score());
            most = Math.max(most, scored.score());
            Architecture architecture = scored.trial().architecture();
            for (int decision = 0; decision < bandits.length; decision++) {
                bandits[decision].reward(architecture.choice(decision), scored.score());
            }
        }
    }

    /** The arms of one bandit, and what they have brought. */
    final class Arms {
        private final int[] pulls;
        private final double[] sums;
        private int allPulls;

        Arms(int count) {
            this.pulls = new int[count];
            this.sums = new double[count];
        }

        int count() {
            return pulls.length;
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
            if (pulls[arm] == 0) {
                return 0;
            }
            return most > least ? (sums[arm] / pulls[arm] - least) / (most - least) : 0.5;
        }

        /** The arm with the greatest value; one of them at random where several share it. */
        int best(IntToDoubleFunction value) {
            int best = 0;
            double greatest = value.applyAsDouble(0);
            int equals = 1;
            for (int arm = 1; arm < pulls.length; arm++) {
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

        private void reward(int arm, double reward) {
            pulls[arm]++;
            allPulls++;
            sums[arm] += reward;
        }
    }
}
