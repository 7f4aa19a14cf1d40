package org.nasgauge.estimators.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.testkit.EstimatorContract;

class SumOfLastTrainingLossesTest extends EstimatorContract {
    @Override
    protected Estimator estimator() {
        return new SumOfLastTrainingLosses();
    }

    @Test
    void by_default_the_loss_of_the_last_epoch_counts_alone() {
        assertThat(new SumOfLastTrainingLosses().last()).isEqualTo(1);
        assertThat(Training.estimate(new SumOfLastTrainingLosses(4, 1))).isEqualTo(-0.5);
    }

    @Test
    void the_last_epochs_are_counted_from_the_end_of_what_was_paid_for() {
        assertThat(Training.estimate(new SumOfLastTrainingLosses(4, 3))).isEqualTo(-(1.25 + 0.75 + 0.5));
    }

    @Test
    void with_all_epochs_it_is_the_sum_of_training_losses() {
        assertThat(Training.estimate(new SumOfLastTrainingLosses(5, 5)))
                .isEqualTo(Training.estimate(new SumOfTrainingLosses(5)));
    }

    @Test
    void more_last_epochs_than_epochs_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Training.estimate(new SumOfLastTrainingLosses(2, 3)))
                .withMessage("last is 3, more than the 2 epochs");
    }
}
