package org.nasgauge.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.EstimatorContract;

class FlopsTest extends EstimatorContract {
    @Override
    protected Estimator estimator() {
        return new Flops();
    }

    @Test
    void the_estimate_is_the_count() {
        Evidence evidence = new Evidence(
                Metric.ACCURACY, Optional.empty(), Map.of("flops", new Evidence.Property(Metric.FLOPS, 73_306)));
        assertThat(start().estimate(Architecture.of(0), evidence)).isEqualTo(73_306);
    }
}
