package org.nasgauge.estimators.curve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.testkit.EstimatorContract;

class SumOfValidationLossesTest extends EstimatorContract {
    @Override
    protected Estimator estimator() {
        return new SumOfValidationLosses();
    }

    @Test
    void the_validation_losses_of_all_epochs_paid_for_are_added_up_and_negated() {
        assertThat(Training.estimate(new SumOfValidationLosses(1))).isEqualTo(-2.25);
        assertThat(Training.estimate(new SumOfValidationLosses(5))).isEqualTo(-6.75);
    }
}
