package org.nasgauge.search.multifidelity;

import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.StrategyWrapperProvider;
import org.nasgauge.models.curve.PowerLaw;

/**
 * Trains what a strategy of one fidelity proposes step by step, and stops a training whose extrapolated learning curve is
 * unlikely to end above the best final score so far. The strategy is told the extrapolated score then.
 */
public final class StopOnExtrapolation implements StrategyWrapperProvider {
    private static final OldSetting<Double> DELTA = new OldSetting.Real(
            "delta", 0.05, 0, 1, "the chance to be better than the best below which a training is stopped");
    private static final OldSetting<Integer> MIN_STEPS = new OldSetting.Whole(
            "min-steps",
            PowerLaw.LEAST_POINTS,
            PowerLaw.LEAST_POINTS,
            Integer.MAX_VALUE,
            "fidelities before the first look");

    @Override
    public String name() {
        return "stop-on-extrapolation";
    }

    @Override
    public String summary() {
        return "Stops trainings whose learning curves are unlikely to end above the best.";
    }

    @Override
    public String source() {
        return "Domhan, Springenberg and Hutter, Speeding up automatic hyperparameter optimization of deep neural networks by"
                + " extrapolation of learning curves, IJCAI 2015: the criterion, its delta, and the answer to the strategy. Deviation: a"
                + " power law by least squares in the place of a weighted ensemble of eleven models by Markov chain Monte Carlo";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(DELTA, MIN_STEPS);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of(Capability.LOWER_FIDELITIES);
    }

    @Override
    public Search wrap(Search strategy, Problem problem, OldSettings settings, SeededRandom random) {
        List<Fidelity> steps = Steps.of(problem);
        return new StoppableTrainings(
                strategy, steps, new ExtrapolationRule(steps, settings.get(MIN_STEPS), settings.get(DELTA)));
    }
}
