package org.nasgauge.search.bayesian;

import org.nasgauge.models.gaussian.StandardNormal;

/** What a candidate is worth, going by the posterior of its score. */
public enum Acquisition {
    EXPECTED_IMPROVEMENT,
    UPPER_CONFIDENCE_BOUND,
    /** One draw from each candidate's own posterior. */
    INDEPENDENT_THOMPSON_SAMPLING;

    /** How far a normal variable is expected to exceed the incumbent, counting 0 where it does not. */
    public static double expectedImprovement(double mean, double deviation, double incumbent) {
        return deviation > 0
                ? deviation * StandardNormal.expectedExcess((mean - incumbent) / deviation)
                : Math.max(0, mean - incumbent);
    }

    /** The chance that a normal variable is at least the incumbent. */
    public static double probabilityOfImprovement(double mean, double deviation, double incumbent) {
        if (deviation > 0) {
            return StandardNormal.cumulative((mean - incumbent) / deviation);
        }
        return mean >= incumbent ? 1 : 0;
    }
}
