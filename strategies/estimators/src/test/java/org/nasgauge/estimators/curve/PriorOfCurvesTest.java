package org.nasgauge.estimators.curve;

import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.testkit.EstimatorContract;

class PriorOfCurvesTest extends EstimatorContract {
    @Override
    protected Estimator estimator() {
        return new PriorOfCurves(5, 2_000);
    }
}
