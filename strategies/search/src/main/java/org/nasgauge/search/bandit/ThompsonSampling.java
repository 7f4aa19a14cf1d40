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
 * One bandit a decision. Each choice's mean is drawn from its posterior, and the choice with the greatest draw is taken.
 */
public final class ThompsonSampling implements SearchStrategyProvider {
    @Override
    public String name() {
        return "thompson-sampling";
    }

    @Override
    public String summary() {
        return "Draws each choice's mean from its posterior and takes the best.";
    }

    @Override
    public String source() {
        return "Agrawal and Goyal, Further optimal regret bounds for Thompson sampling, AISTATS 2013, algorithm 2 (Gaussian priors);"
                + " rewards are scaled to [0, 1] by the range seen so far."
                + " Deviation: one bandit a decision, all with the same reward, since the architectures are too many to be arms";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of();
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        return new FactoredBandit(problem, random, arms -> arms.best(arm -> draw(arms, arm, random)));
    }

    /** Normal, with mean (sum of rewards) / (pulls + 1) and variance 1 / (pulls + 1). */
    private static double draw(FactoredBandit.Arms arms, int arm, SeededRandom random) {
        double weight = arms.pulls(arm) + 1.0;
        return arms.mean(arm) * arms.pulls(arm) / weight + random.nextGaussian() / StrictMath.sqrt(weight);
    }
}
