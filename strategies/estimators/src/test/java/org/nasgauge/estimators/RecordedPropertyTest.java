package org.nasgauge.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.EstimatorContract;

class RecordedPropertyTest extends EstimatorContract {
    @Override
    protected Estimator estimator() {
        return new RecordedProperty("synflow");
    }

    @Test
    void the_direction_of_the_metric_says_what_is_better() {
        assertThat(start().estimate(Architecture.of(0), evidence("synflow", Direction.MAXIMIZE)))
                .isEqualTo(12.5);
        assertThat(start().estimate(Architecture.of(0), evidence("synflow", Direction.MINIMIZE)))
                .isEqualTo(-12.5);
    }

    @Test
    void another_property_is_no_substitute() {
        assertThatIllegalStateException()
                .isThrownBy(() -> start().estimate(Architecture.of(0), evidence("snip", Direction.MAXIMIZE)))
                .withMessageContaining("'synflow' was not asked for");
    }

    private static Evidence evidence(String name, Direction direction) {
        Metric metric = new Metric(name, Unit.SCORE, direction);
        return new Evidence(Metric.ACCURACY, Optional.empty(), Map.of(name, new Evidence.Property(metric, 12.5)));
    }
}
