package org.nasgauge.reproduction.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.nasgauge.reproduction.measure.Measure.Measured;
import org.nasgauge.reproduction.published.Tolerance.OfSample.Rank;

class ToleranceTest {
    @Test
    void admitsWhatIsAsFarAwayAsItSaysAndNoFarther() {
        Tolerance tolerance = new Tolerance.Absolute(0.005);
        assertThat(tolerance.admits(94.37, ours(94.375))).isTrue();
        assertThat(tolerance.admits(94.37, ours(94.3751))).isFalse();
    }

    @Test
    void ofZeroAdmitsOnlyTheValueItself() {
        assertThat(new Tolerance.Absolute(0).admits(6466, ours(6466))).isTrue();
        assertThat(new Tolerance.Absolute(0).admits(6466, ours(6467))).isFalse();
    }

    /** 3 sqrt(0.2² / 400 + 0.1² / 100) = 3 · 0.01414 = 0.0424. */
    @Test
    void ofRunsGrowsWithTheStandardErrorsOfBothMeans() {
        Tolerance tolerance = new Tolerance.OfRuns(0.2, 400, 0.02);
        assertThat(tolerance.admits(90, new Measured(90.062, 100, OptionalDouble.of(0.1))))
                .isTrue();
        assertThat(tolerance.admits(90, new Measured(90.063, 100, OptionalDouble.of(0.1))))
                .isFalse();
    }

    /** r = 0.6, n = 103: 3 sqrt(1.18 / 100) = 0.3259; atanh 0.6 = 0.6931; tanh of 0.3672 and 1.0190 is 0.3516 and 0.7696. */
    @Test
    void ofSampleIsWideWhereCorrelationsAreWeak() {
        Tolerance tolerance = new Tolerance.OfSample(Rank.SPEARMAN);
        Measured ours = new Measured(0.6, 103, OptionalDouble.empty());
        assertThat(tolerance.admits(0.352, ours)).isTrue();
        assertThat(tolerance.admits(0.351, ours)).isFalse();
        assertThat(tolerance.admits(0.769, ours)).isTrue();
        assertThat(tolerance.admits(0.770, ours)).isFalse();
    }

    /** n = 441: 3 sqrt(0.437 / 437) = 0.09487; tanh(0.5493 ± 0.0949) is 0.4254 and 0.5680. */
    @Test
    void ofSampleIsNarrowerForKendall() {
        Tolerance tolerance = new Tolerance.OfSample(Rank.KENDALL);
        Measured ours = new Measured(0.5, 441, OptionalDouble.empty());
        assertThat(tolerance.admits(0.426, ours)).isTrue();
        assertThat(tolerance.admits(0.425, ours)).isFalse();
        assertThat(tolerance.admits(0.567, ours)).isTrue();
        assertThat(tolerance.admits(0.569, ours)).isFalse();
    }

    @Test
    void ofRatioHoldsOnBothSides() {
        Tolerance tolerance = new Tolerance.Ratio(0.7, 1.4);
        assertThat(tolerance.admits(0.2, ours(0.15))).isTrue();
        assertThat(tolerance.admits(0.2, ours(0.13))).isFalse();
        assertThat(tolerance.admits(0.2, ours(0.29))).isFalse();
    }

    private static Measured ours(double value) {
        return new Measured(value, 1, OptionalDouble.empty());
    }
}
