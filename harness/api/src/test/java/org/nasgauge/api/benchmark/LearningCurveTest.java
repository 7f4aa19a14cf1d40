package org.nasgauge.api.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.metric.Series;

class LearningCurveTest {
    private final LearningCurve curve = new RecordedCurve(
            Map.of(Series.TRAIN_LOSS, new double[] {2, 1, 0.5}, Series.TRAIN_SECONDS, new double[] {10, 9, 8}));

    @Test
    void epochsCountFromOne() {
        assertThat(curve.epochs()).isEqualTo(3);
        assertThat(curve.at(Series.TRAIN_LOSS, 3)).isEqualTo(0.5);
        assertThat(curve.secondsUpTo(2)).isEqualTo(19);
        assertThat(curve.secondsUpTo(0)).isZero();
    }

    @Test
    void aPrefixHidesTheRest() {
        LearningCurve prefix = curve.prefix(2);
        assertThat(prefix.epochs()).isEqualTo(2);
        assertThat(prefix.at(Series.TRAIN_LOSS, 2)).isEqualTo(1);
        assertThatThrownBy(() -> prefix.at(Series.TRAIN_LOSS, 3)).hasMessageContaining("not paid for");
        assertThatThrownBy(() -> curve.prefix(4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasNotRecordedIsRefused() {
        assertThatThrownBy(() -> curve.at(Series.TEST_LOSS, 1)).hasMessageContaining("no test loss");
        assertThatThrownBy(() -> curve.at(Series.TRAIN_LOSS, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void seriesNeedOneLength() {
        assertThatThrownBy(() ->
                        new RecordedCurve(Map.of(Series.TRAIN_LOSS, new double[2], Series.TEST_LOSS, new double[3])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
