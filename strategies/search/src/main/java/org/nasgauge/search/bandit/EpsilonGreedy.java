package org.nasgauge.search.bandit;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;

/**
 * One bandit a decision. A choice is random with a small chance, and else the one with the greatest mean; a choice that was
 * never rewarded comes first.
 */
@Described(
        name = "epsilon-greedy",
        summary = "Takes each decision's best choice so far, and now and then a random one.",
        source =
                "Sutton and Barto, Reinforcement learning, 2018, section 2.2."
                        + " Deviation: one bandit a decision, all with the same reward, since the architectures are too many to be arms")
public record EpsilonGreedy(
        @Meaning("chance that a choice is random") @Range(least = 0, most = 1)
        double epsilon) implements SearchStrategy {
    public EpsilonGreedy() {
        this(0.1);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new FactoredBandit(
                problem,
                random,
                arms -> random.nextDouble() < epsilon
                        ? random.nextInt(arms.count())
                        : arms.best(arm -> arms.pulls(arm) == 0 ? Double.POSITIVE_INFINITY : arms.mean(arm)));
    }
}
