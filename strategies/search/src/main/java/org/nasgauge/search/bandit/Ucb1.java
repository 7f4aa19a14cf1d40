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
 * One bandit a decision, each of which is optimistic: it takes the choice with the greatest upper confidence bound. The
 * bandits maximise the mean reward and explore in step, so that they see few combinations: where the best single
 * architecture counts, random search is often better.
 */
public final class Ucb1 implements SearchStrategyProvider {
    private static final OldSetting<Double> EXPLORATION = new OldSetting.Real(
            "exploration",
            2.0,
            0,
            Double.MAX_VALUE,
            "the factor under the root, 2 in the paper: greater explores more");

    @Override
    public String name() {
        return "ucb1";
    }

    @Override
    public String summary() {
        return "Takes each decision's choice with the greatest upper confidence bound.";
    }

    @Override
    public String source() {
        return "Auer, Cesa-Bianchi and Fischer, Finite-time analysis of the multiarmed bandit problem, Machine Learning 2002, figure 1;"
                + " rewards are scaled to [0, 1] by the range seen so far."
                + " Deviation: one bandit a decision, all with the same reward, since the architectures are too many to be arms";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(EXPLORATION);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        double exploration = settings.get(EXPLORATION);
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
