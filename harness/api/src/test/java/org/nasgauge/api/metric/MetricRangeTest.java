package org.nasgauge.api.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricRangeTest {
    @ParameterizedTest
    @CsvSource({
        "accuracy,    PERCENT,      MAXIMIZE, 0,    100,     -0.1,  116",
        "mean-iou,    PERCENT,      MAXIMIZE, 0,    100.00001, -1,  101",
        "word-errors, PERCENT,      MINIMIZE, 0,    140,     -1,    NaN",
        "loss,        NATS,         MINIMIZE, 0,    12.5,    -1e-3, Infinity",
        "likelihood,  NATS,         MAXIMIZE, -9e9, 9e9,     NaN,   -Infinity",
        "seconds,     SECONDS,      MINIMIZE, 0,    1e9,     -1,    NaN",
        "latency,     MILLISECONDS, MINIMIZE, 0,    1e-9,    -1e-9, NaN",
        "energy,      MILLIJOULES,  MINIMIZE, 0,    5,       -1,    NaN",
        "parameters,  COUNT,        MINIMIZE, 0,    1e12,    -1,    NaN",
        "synflow,     SCORE,        MAXIMIZE, -1e9, 1e300,   NaN,   Infinity"
    })
    void valuesThatAMetricCannotHaveAreRefused(
            String name, Unit unit, Direction direction, double low, double high, double below, double beyond) {
        Metric metric = new Metric(name, unit, direction);
        assertThatCode(() -> metric.requirePossible(low)).doesNotThrowAnyException();
        assertThatCode(() -> metric.requirePossible(high)).doesNotThrowAnyException();
        for (double impossible : new double[] {below, beyond}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> metric.requirePossible(impossible))
                    .withMessageContaining(impossible + " is no " + name + "; expected ")
                    .withMessageEndingWith("in the unit " + unit.label());
        }
        assertThat(metric.range().toString()).isNotBlank();
    }
}
