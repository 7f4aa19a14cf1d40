package org.nasgauge.estimators.curve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.testkit.EstimatorContract;

class EarlyAccuracyTest extends EstimatorContract {
    @Override
    protected Estimator estimator() {
        return new EarlyAccuracy();
    }

    @Test
    void the_estimate_is_the_validation_accuracy_after_the_last_epoch_paid_for() {
        assertThat(Training.estimate(new EarlyAccuracy(1))).isEqualTo(30);
        assertThat(Training.estimate(new EarlyAccuracy(4))).isEqualTo(58);
    }
}
