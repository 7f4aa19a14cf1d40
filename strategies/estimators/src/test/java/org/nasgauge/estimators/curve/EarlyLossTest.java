package org.nasgauge.estimators.curve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.testkit.EstimatorContract;

class EarlyLossTest extends EstimatorContract {
    @Override
    protected Estimator estimator() {
        return new EarlyLoss();
    }

    @Test
    void the_estimate_is_the_negated_validation_loss_after_the_last_epoch_paid_for() {
        assertThat(Training.estimate(new EarlyLoss(1))).isEqualTo(-2.25);
        assertThat(Training.estimate(new EarlyLoss(4))).isEqualTo(-1.125);
    }
}
