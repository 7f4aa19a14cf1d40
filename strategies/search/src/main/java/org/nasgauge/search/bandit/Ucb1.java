package org.nasgauge.search.bandit;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;

/**
 * One bandit a decision, each of which is optimistic: it takes the choice with the greatest upper confidence bound. The
 * bandits maximise the mean reward and explore in step, so that they see few combinations: where the best single
 * architecture counts, random search is often better.
 */
@Described(
        name = "ucb1",
        summary = "Takes each decision's choice with the greatest upper confidence bound.",
        source =
                "Auer, Cesa-Bianchi and Fischer, Finite-time analysis of the multiarmed bandit problem, Machine Learning 2002, figure 1;"
                        + " rewards are scaled to [0, 1] by the range seen so far."
                        + " Deviation: one bandit a decision, all with the same reward, since the architectures are too many to be arms")
public record Ucb1(
        @Meaning("the factor under the root, 2 in the paper: greater explores more") @Range(least = 0)
        double exploration)
        implements SearchStrategy {
    public Ucb1() {
        this(2.0);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new FactoredBandit(
                problem,
                random,
                arms -> arms.best(arm -> bound(arms.mean(arm), arms.pulls(arm), arms.allPulls(), exploration)));
    }

    /** The upper confidence bound of an arm; infinite for one that was never rewarded. */
    static double bound(double mean, int pulls, int allPulls, double exploration) {
        return pulls == 0
                ? Double.POSITIVE_INFINITY
                : mean + StrictMath.sqrt(exploration * StrictMath.log(allPulls) / pulls);
    }
}
