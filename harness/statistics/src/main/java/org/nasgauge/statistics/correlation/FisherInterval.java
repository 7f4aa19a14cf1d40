package org.nasgauge.statistics.correlation;

import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.nasgauge.statistics.Finite;
import org.nasgauge.statistics.Interval;

/** A normal interval of the Fisher transform, carried back to the scale of the correlation. */
final class FisherInterval {
    private FisherInterval() {}

    static Optional<Interval> of(RankMeasure measure, int n, double value, double level) {
        Finite.openFraction(level, "level");
        OptionalDouble standardError = measure.standardErrorOfZ(value, n);
        if (standardError.isEmpty() || StrictMath.abs(value) == 1) {
            return Optional.empty();
        }
        double quantile = new NormalDistribution().inverseCumulativeProbability(0.5 + level / 2);
        double half = quantile * standardError.getAsDouble();
        double z = (StrictMath.log1p(value) - StrictMath.log1p(-value)) / 2;
        return Optional.of(new Interval(StrictMath.tanh(z - half), StrictMath.tanh(z + half), level));
    }
}
