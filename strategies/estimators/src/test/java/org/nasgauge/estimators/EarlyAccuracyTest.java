package org.nasgauge.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.estimate.EstimatorProvider;
import org.nasgauge.testkit.EstimatorContract;

class EarlyAccuracyTest extends EstimatorContract {
    @Override
    protected EstimatorProvider provider() {
        return new EarlyAccuracy();
    }

    @Test
    void the_estimate_is_the_validation_accuracy_after_the_last_epoch_paid_for() {
        assertThat(Training.estimate(provider(), Map.of("epochs", 1))).isEqualTo(30);
        assertThat(Training.estimate(provider(), Map.of("epochs", 4))).isEqualTo(58);
    }
}
