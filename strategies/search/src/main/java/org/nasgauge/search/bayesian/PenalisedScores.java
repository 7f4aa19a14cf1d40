package org.nasgauge.search.bayesian;

import java.util.List;
import org.nasgauge.api.search.Observation;

/**
 * One number a trial for models that know of no limits. What exceeds a limit is worth less than all that was told, the
 * less the greater its violation: the rule of Deb 2000, with the penalty on the scale of the scores.
 */
final class PenalisedScores {
    private PenalisedScores() {}

    /** The scores themselves where all keep the limits. */
    static double[] of(List<Observation.Scored> told) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Observation.Scored scored : told) {
            least = Math.min(least, scored.score());
            most = Math.max(most, scored.score());
        }
        double range = most > least ? most - least : 1;
        double[] values = new double[told.size()];
        for (int i = 0; i < values.length; i++) {
            double violation = told.get(i).violation();
            values[i] = violation == 0 ? told.get(i).score() : least - range * violation / (1 + violation);
        }
        return values;
    }
}
