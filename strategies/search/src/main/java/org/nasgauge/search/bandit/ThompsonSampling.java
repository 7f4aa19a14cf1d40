package org.nasgauge.search.bandit;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;

/** Each arm's mean is drawn from its posterior, and the arm with the greatest draw is pulled. */
public final class ThompsonSampling {
    private ThompsonSampling() {}

    /** With one bandit a decision. */
    @Described(
            name = "factored-thompson-sampling",
            formerly = "thompson-sampling",
            summary = "One bandit a decision: draws each choice's mean from its posterior and takes the best.",
            source =
                    "Agrawal and Goyal, Further optimal regret bounds for Thompson sampling, AISTATS 2013, algorithm 2 (Gaussian priors);"
                            + " rewards are scaled to [0, 1] by the range seen so far."
                            + " Deviation: one bandit a decision, all with the same reward; a decision is pulled with pull-probability and"
                            + " else takes its best choice")
    public record Factored(
            @Meaning("that a decision is pulled, and does not take its best choice so far") @Range(least = 0, most = 1)
            double pullProbability)
            implements SearchStrategy {
        public Factored() {
            this(0.5);
        }

        @Override
        public Search start(Problem problem, SeededRandom random) {
            return new FactoredBandit(problem, random, pullProbability, arms -> pull(arms, random));
        }
    }

    /** With architectures as arms. */
    @Described(
            name = "architecture-thompson-sampling",
            summary = "Each architecture is an arm: draws their means from the posterior and evaluates the best.",
            source =
                    "Agrawal and Goyal, Further optimal regret bounds for Thompson sampling, AISTATS 2013, algorithm 2 (Gaussian priors);"
                            + " rewards are scaled to [0, 1] by the range seen so far. New arms are drawn at random, by the rule of Wang,"
                            + " Audibert and Munos, Algorithms for infinitely many-armed bandits, NIPS 2008. The papers are about the sum of"
                            + " rewards: it spends trials on what it knows, and finds worse architectures than random search")
    public record OverArchitectures(ArchitectureBandit.NewArms newArms) implements SearchStrategy {
        public OverArchitectures() {
            this(new ArchitectureBandit.NewArms(0.5));
        }

        @Override
        public Search start(Problem problem, SeededRandom random) {
            return new ArchitectureBandit(problem, random, newArms, arms -> pull(arms, random));
        }
    }

    private static int pull(Arms arms, SeededRandom random) {
        return arms.best(arm -> draw(arms.mean(arm), arms.pulls(arm), random), random);
    }

    /** Normal, with mean (sum of rewards) / (pulls + 1) and variance 1 / (pulls + 1). */
    private static double draw(double mean, int pulls, SeededRandom random) {
        double weight = pulls + 1.0;
        return mean * pulls / weight + random.nextGaussian() / StrictMath.sqrt(weight);
    }
}
