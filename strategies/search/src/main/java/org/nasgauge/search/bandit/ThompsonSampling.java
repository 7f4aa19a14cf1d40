package org.nasgauge.search.bandit;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;

/**
 * One bandit a decision. Each choice's mean is drawn from its posterior, and the choice with the greatest draw is taken.
 */
@Described(
        name = "thompson-sampling",
        summary = "Draws each choice's mean from its posterior and takes the best.",
        source =
                "Agrawal and Goyal, Further optimal regret bounds for Thompson sampling, AISTATS 2013, algorithm 2 (Gaussian priors);"
                        + " rewards are scaled to [0, 1] by the range seen so far."
                        + " Deviation: one bandit a decision, all with the same reward, since the architectures are too many to be arms")
public record ThompsonSampling() implements SearchStrategy {
    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new FactoredBandit(problem, random, arms -> arms.best(arm -> draw(arms, arm, random)));
    }

    /** Normal, with mean (sum of rewards) / (pulls + 1) and variance 1 / (pulls + 1). */
    private static double draw(FactoredBandit.Arms arms, int arm, SeededRandom random) {
        double weight = arms.pulls(arm) + 1.0;
        return arms.mean(arm) * arms.pulls(arm) / weight + random.nextGaussian() / StrictMath.sqrt(weight);
    }
}
