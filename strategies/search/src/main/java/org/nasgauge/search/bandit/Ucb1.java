package org.nasgauge.search.bandit;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;

/**
 * Optimism: the arm with the greatest upper confidence bound. It makes the sum of all rewards great, which asks for good arms
 * again and again; who wants the one best architecture has to see many.
 */
public final class Ucb1 {
    private Ucb1() {}

    /** With one bandit a decision. */
    @Described(
            name = "factored-ucb1",
            formerly = "ucb1",
            summary = "One bandit a decision: takes choices with the greatest upper confidence bound.",
            source =
                    "Auer, Cesa-Bianchi and Fischer, Finite-time analysis of the multiarmed bandit problem, Machine Learning 2002, figure 1;"
                            + " rewards are scaled to [0, 1] by the range seen so far."
                            + " Deviation: one bandit a decision, all with the same reward; a decision is pulled with pull-probability and"
                            + " else takes its best choice, since bandits that explore in step see few combinations")
    public record Factored(
            @Meaning("the factor under the root, 2 in the paper: greater explores more") @Range(least = 0)
            double exploration,

            @Meaning("that a decision is pulled, and does not take its best choice so far") @Range(least = 0, most = 1)
            double pullProbability)
            implements SearchStrategy {
        public Factored() {
            this(2, 0.5);
        }

        @Override
        public Search start(Problem problem, SeededRandom random) {
            return new FactoredBandit(problem, random, pullProbability, arms -> pull(arms, exploration, random));
        }
    }

    /** With architectures as arms. */
    @Described(
            name = "architecture-ucb1",
            summary = "Each architecture is an arm: evaluates what has the greatest upper confidence bound again.",
            source =
                    "Auer, Cesa-Bianchi and Fischer, Finite-time analysis of the multiarmed bandit problem, Machine Learning 2002, figure 1;"
                            + " rewards are scaled to [0, 1] by the range seen so far. New arms are drawn at random, by the rule of Wang,"
                            + " Audibert and Munos, Algorithms for infinitely many-armed bandits, NIPS 2008 (UCB-AIR, there with the bound"
                            + " of UCB-V). The papers are about the sum of rewards: it spends trials on what it knows, and finds worse"
                            + " architectures than random search")
    public record OverArchitectures(
            @Meaning("the factor under the root, 2 in the paper: greater explores more") @Range(least = 0)
            double exploration,

            ArchitectureBandit.NewArms newArms)
            implements SearchStrategy {
        public OverArchitectures() {
            this(2, new ArchitectureBandit.NewArms(0.5));
        }

        @Override
        public Search start(Problem problem, SeededRandom random) {
            return new ArchitectureBandit(problem, random, newArms, arms -> pull(arms, exploration, random));
        }
    }

    private static int pull(Arms arms, double exploration, SeededRandom random) {
        return arms.best(arm -> bound(arms.mean(arm), arms.pulls(arm), arms.allPulls(), exploration), random);
    }

    /** The upper confidence bound of an arm; infinite for one that was never rewarded. */
    static double bound(double mean, int pulls, int allPulls, double exploration) {
        return pulls == 0
                ? Double.POSITIVE_INFINITY
                : mean + StrictMath.sqrt(exploration * StrictMath.log(allPulls) / pulls);
    }
}
