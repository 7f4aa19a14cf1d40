package org.nasgauge.estimators;

import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.testkit.EstimatorContract;

class BoostedScoresTest extends EstimatorContract {
    @Override
    protected Estimator estimator() {
        return new BoostedScores(60, 50, 4, 0.3, 1, 1, true);
    }
}
