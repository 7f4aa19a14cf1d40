package org.nasgauge.reproduction.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.nasgauge.reproduction.measure.Measure.Measured;
import org.nasgauge.reproduction.published.Tolerance.OfSample.Rank;
import org.nasgauge.reproduction.published.Tolerance.Range;

class ToleranceTest {
    private static final double UNROUNDED = 0;

    @Test
    void absoluteIsAsWideAsItSaysWhateverTheRounding() {
        Range range = new Tolerance.Absolute(0.005).accepted(94.37, 0.5, ours(1, 0));
        assertThat(range.contains(94.375)).isTrue();
        assertThat(range.contains(94.3751)).isFalse();
        assertThat(range.contains(94.365)).isTrue();
        assertThat(range.contains(94.3649)).isFalse();
    }

    @Test
    void ofZeroAdmitsOnlyTheValueItself() {
        Range range = new Tolerance.Absolute(0).accepted(6466, 0.5, ours(1, 0));
        assertThat(range.contains(6466)).isTrue();
        assertThat(range.contains(6467)).isFalse();
    }

    /** 3 sqrt(0.2² / 400 + 0.01²) = 3 · 0.01414 = 0.04243, and half a unit of the second decimal. */
    @Test
    void ofRunsIsThreeStandardErrorsOfTheDifferenceBeyondTheRounding() {
        Range range = new Tolerance.OfRuns(0.2, 400).accepted(90, 0.005, ours(100, 0.01));
        assertThat(range.most()).isCloseTo(90.04743, within(1e-5));
        assertThat(range.least()).isCloseTo(89.95257, within(1e-5));
    }

    /** Theirs from a quarter of the runs has twice the error of ours: 3 · 0.01 · sqrt(1 + 4) = 0.06708. */
    @Test
    void ofSpreadScalesOurErrorToTheirRuns() {
        Range range = new Tolerance.OfSpread(100).accepted(0.2, UNROUNDED, ours(400, 0.01));
        assertThat(range.most() - 0.2).isCloseTo(0.06708, within(1e-5));
    }

    /** r = 0.6, n = 103: 3 sqrt(1.18 / 100) = 0.3259; atanh 0.6 = 0.6931; tanh of 0.3673 and 1.0190 is 0.3516 and 0.7695. */
    @Test
    void ofSampleIsSymmetricOnFishersScale() {
        Range range = sample(Rank.SPEARMAN, 0, 1, 0).accepted(0.6, UNROUNDED, ours(103, 0));
        assertThat(range.least()).isCloseTo(0.3516, within(1e-4));
        assertThat(range.most()).isCloseTo(0.7695, within(1e-4));
    }

    /** n = 441: 3 sqrt(0.437 / 437) = 0.09487; tanh(0.5493 ± 0.0949) is 0.4255 and 0.5677. */
    @Test
    void ofSampleIsNarrowerForKendall() {
        Range range = sample(Rank.KENDALL, 0, 1, 0).accepted(0.5, UNROUNDED, ours(441, 0));
        assertThat(range.least()).isCloseTo(0.42554, within(1e-4));
        assertThat(range.most()).isCloseTo(0.56774, within(1e-4));
    }

    /** A hundred of their samples of our size add a hundredth to the variance; an equal population of twice the size halves it. */
    @Test
    void ofSampleCountsBothSamplesAndTheirPopulation() {
        double ours = width(sample(Rank.SPEARMAN, 0, 1, 0));
        assertThat(width(sample(Rank.SPEARMAN, 103, 100, 0)) / ours).isCloseTo(StrictMath.sqrt(1.01), within(1e-12));
        assertThat(width(sample(Rank.SPEARMAN, 0, 1, 206)) / ours).isCloseTo(StrictMath.sqrt(0.5), within(1e-12));
        assertThat(width(sample(Rank.SPEARMAN, 103, 1, 103))).isCloseTo(0, within(1e-12));
    }

    private static double width(Tolerance tolerance) {
        Range range = tolerance.accepted(0.6, UNROUNDED, ours(103, 0));
        return atanh(range.most()) - atanh(range.least());
    }

    private static double atanh(double r) {
        return StrictMath.log((1 + r) / (1 - r)) / 2;
    }

    private static Tolerance sample(Rank rank, int architectures, int draws, int population) {
        return new Tolerance.OfSample(rank, architectures, draws, population);
    }

    private static Measured ours(int n, double error) {
        return new Measured(0, n, error == 0 ? OptionalDouble.empty() : OptionalDouble.of(error));
    }
}
