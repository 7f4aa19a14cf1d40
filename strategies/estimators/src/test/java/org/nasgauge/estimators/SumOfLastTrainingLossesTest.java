package org.nasgauge.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.estimate.EstimatorProvider;
import org.nasgauge.testkit.EstimatorContract;

class SumOfLastTrainingLossesTest extends EstimatorContract {
    @Override
    protected EstimatorProvider provider() {
        return new SumOfLastTrainingLosses();
    }

    @Test
    void by_default_the_loss_of_the_last_epoch_counts_alone() {
        assertThat(Training.estimate(provider(), Map.of("epochs", 4))).isEqualTo(-0.5);
    }

    @Test
    void the_last_epochs_are_counted_from_the_end_of_what_was_paid_for() {
        assertThat(Training.estimate(provider(), Map.of("epochs", 4, "last", 3)))
                .isEqualTo(-(1.25 + 0.75 + 0.5));
    }

    @Test
    void with_all_epochs_it_is_the_sum_of_training_losses() {
        assertThat(Training.estimate(provider(), Map.of("epochs", 5, "last", 5)))
                .isEqualTo(Training.estimate(new SumOfTrainingLosses(), Map.of("epochs", 5)));
    }

    @Test
    void more_last_epochs_than_epochs_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Training.estimate(provider(), Map.of("epochs", 2, "last", 3)))
                .withMessage("last is 3, more than the 2 epochs");
    }
}
