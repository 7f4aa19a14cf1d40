package org.nasgauge.search.multifidelity;

import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.models.curve.PowerLaw;
import org.nasgauge.search.bayesian.Acquisition;

/** Stops a training whose extrapolated final score is unlikely to be better than the best final one so far. */
final class ExtrapolationRule implements StoppingRule {
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
