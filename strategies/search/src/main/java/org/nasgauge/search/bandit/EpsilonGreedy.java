package org.nasgauge.search.bandit;

import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;

/**
 * One bandit a decision. A choice is random with a small chance, and else the one with the greatest mean; a choice that was
 * never rewarded comes first.
 */
public final class EpsilonGreedy implements SearchStrategyProvider {
    private static final OldSetting<Double> EPSILON =
            new OldSetting.Real("epsilon", 0.1, 0, 1, "chance that a choice is random");

    @Override
    public String name() {
        return "epsilon-greedy";
    }

    @Override
    public String summary() {
        return "Takes each decision's best choice so far, and now and then a random one.";
    }

    @Override
    public String source() {
        return "Sutton and Barto, Reinforcement learning, 2018, section 2.2."
                + " Deviation: one bandit a decision, all with the same reward, since the architectures are too many to be arms";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(EPSILON);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        double epsilon = settings.get(EPSILON);
        return new FactoredBandit(
                problem,
                random,
                arms -> random.nextDouble() < epsilon
                        ? random.nextInt(arms.count())
                        : arms.best(arm -> arms.pulls(arm) == 0 ? Double.POSITIVE_INFINITY : arms.mean(arm)));
    }
}
