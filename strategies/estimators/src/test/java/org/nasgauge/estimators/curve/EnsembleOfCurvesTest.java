package org.nasgauge.estimators.curve;

import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.testkit.EstimatorContract;

class EnsembleOfCurvesTest extends EstimatorContract {
    @Override
    protected Estimator estimator() {
        return new EnsembleOfCurves(4, 2, 3, 1);
    }
}
