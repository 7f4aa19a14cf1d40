package org.nasgauge.search.bandit;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;

/** A random arm with some chance, and else the one with the greatest mean; one that was never rewarded comes first. */
public final class EpsilonGreedy {
    private EpsilonGreedy() {}

    /** With one bandit a decision. */
    @Described(
            name = "factored-epsilon-greedy",
            formerly = "epsilon-greedy",
            summary = "One bandit a decision: takes the best choice so far, or a random one.",
            source =
                    "Sutton and Barto, Reinforcement learning, 2018, section 2.2. Deviation: one bandit a decision, all with the same"
                            + " reward, each of which explores by its own coin. With the book's epsilon of 0.1, half of all trials of six"
                            + " decisions repeat the best combination")
    public record Factored(
            @Meaning("chance that a choice is random") @Range(least = 0, most = 1)
            double epsilon) implements SearchStrategy {
        public Factored() {
            this(0.5);
        }

        @Override
        public Search start(Problem problem, SeededRandom random) {
            return new FactoredBandit(problem, random, epsilon, arms -> random.nextInt(arms.count()));
        }
    }

    /** With architectures as arms. */
    @Described(
            name = "architecture-epsilon-greedy",
            summary = "Each architecture is an arm: evaluates the best mean again, or a random one.",
            source =
                    "Sutton and Barto, Reinforcement learning, 2018, section 2.2. New arms are drawn at random, by the rule of Wang, Audibert"
                            + " and Munos, Algorithms for infinitely many-armed bandits, NIPS 2008. It is about the sum of rewards: it spends"
                            + " trials on what it knows, and finds worse architectures than random search")
    public record OverArchitectures(
            @Meaning("chance that an arm is random, of those that are known") @Range(least = 0, most = 1)
            double epsilon,

            ArchitectureBandit.NewArms newArms)
            implements SearchStrategy {
        public OverArchitectures() {
            this(0.1, new ArchitectureBandit.NewArms(0.5));
        }

        @Override
        public Search start(Problem problem, SeededRandom random) {
            return new ArchitectureBandit(
                    problem,
                    random,
                    newArms,
                    arms -> random.nextDouble() < epsilon ? random.nextInt(arms.count()) : arms.greedy(random));
        }
    }
}
