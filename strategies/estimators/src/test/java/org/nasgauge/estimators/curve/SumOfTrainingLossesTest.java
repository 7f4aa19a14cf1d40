package org.nasgauge.estimators.curve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.testkit.EstimatorContract;

class SumOfTrainingLossesTest extends EstimatorContract {
    @Override
    protected Estimator estimator() {
        return new SumOfTrainingLosses();
    }

    @Test
    void the_losses_of_all_epochs_paid_for_are_added_up_and_negated() {
        assertThat(Training.estimate(new SumOfTrainingLosses(1))).isEqualTo(-2.5);
        assertThat(Training.estimate(new SumOfTrainingLosses(3))).isEqualTo(-(2.5 + 1.25 + 0.75));
        assertThat(Training.estimate(new SumOfTrainingLosses(5))).isEqualTo(-5.25);
    }
}
