package org.nasgauge.search.multifidelity;

import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.models.curve.PowerLaw;
import org.nasgauge.search.bayesian.Acquisition;

/**
 * Trains what a strategy of one fidelity proposes step by step, and stops a training whose extrapolated learning curve is
 * unlikely to end above the best final score so far. The strategy is told the extrapolated score then.
 */
@Described(
        name = "stop-on-extrapolation",
        summary = "Stops trainings whose learning curves are unlikely to end above the best.",
        source =
                "Domhan, Springenberg and Hutter, Speeding up automatic hyperparameter optimization of deep neural networks by"
                        + " extrapolation of learning curves, IJCAI 2015: the criterion, its delta, and the answer to the strategy. Deviation: a"
                        + " power law by least squares in the place of a weighted ensemble of eleven models by Markov chain Monte Carlo")
public record StopOnExtrapolation(
        @Meaning("the chance to be better than the best below which a training is stopped") @Range(least = 0, most = 1)
        double delta,

        @Meaning("fidelities before the first look") @Range(least = PowerLaw.LEAST_POINTS)
        int minSteps)
        implements StrategyWrapper {
    public StopOnExtrapolation() {
        this(0.05, PowerLaw.LEAST_POINTS);
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.LOWER_FIDELITIES, Need.Access.WATCHED_TRAININGS);
    }

    @Override
    public Search wrap(Search search, Problem problem, SeededRandom random) {
        List<Fidelity> steps = Rungs.ofSchedule(problem);
        return new StoppableTrainings(search, steps, new ExtrapolationRule(steps, minSteps, delta));
    }

    /** Stops a training whose extrapolated final score is unlikely to be better than the best final one so far. */
    static final class ExtrapolationRule implements StoppableTrainings.Rule {
        private final double[] epochs;
        private final int leastSteps;
        private final double delta;
        private double incumbent = Double.NEGATIVE_INFINITY;

        /**
         * @param leastSteps before these, no training is stopped
         * @param delta the chance to be better below which it is
         */
        ExtrapolationRule(List<Fidelity> steps, int leastSteps, double delta) {
            this.epochs = steps.stream().mapToDouble(Fidelity::epoch).toArray();
            this.leastSteps = Math.max(leastSteps, PowerLaw.LEAST_POINTS);
            this.delta = delta;
        }

        @Override
        public OptionalDouble stop(List<Double> scores) {
            if (scores.size() < leastSteps || incumbent == Double.NEGATIVE_INFINITY) {
                return OptionalDouble.empty();
            }
            PowerLaw.Prediction end = PowerLaw.predict(epochs, scores, epochs[epochs.length - 1]);
            double chance = Acquisition.probabilityOfImprovement(end.mean(), end.deviation(), incumbent);
            return chance < delta ? OptionalDouble.of(end.mean()) : OptionalDouble.empty();
        }

        @Override
        public void ended(List<Double> scores, boolean last) {
            if (last) {
                incumbent = Math.max(incumbent, scores.get(scores.size() - 1));
            }
        }
    }
}
