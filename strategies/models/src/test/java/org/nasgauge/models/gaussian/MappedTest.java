package org.nasgauge.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappedTest {
    private static final double[] VALUES = {-31, -3, -1, 0, 0.5, 0.8, 1, 1.1};

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 1, 1.5, 2})
    void aScaleLeadsThereAndBackAndItsSlopeIsItsOwn(double exponent) {
        UnskewedScale scale = UnskewedScale.of(VALUES, exponent);
        double before = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double squares = 0;
        for (double value : VALUES) {
            double on = scale.inverse(value);
            assertThat(on).isGreaterThan(before);
            assertThat(scale.apply(on)).isCloseTo(value, within(1e-9));
            double step = 1e-6;
            double slope = (scale.apply(on + step) - scale.apply(on - step)) / (2 * step);
            assertThat(scale.logSlope(on)).isCloseTo(Math.log(slope), within(1e-4));
            before = on;
            sum += on;
            squares += on * on;
        }
        assertThat(sum).isCloseTo(0, within(1e-9));
        assertThat(squares).isCloseTo(VALUES.length, within(1e-9));
    }

    @Test
    void allNumbersAreMappedOntoAll() {
        for (double exponent : new double[] {0, 0.5, 1, 2}) {
            UnskewedScale scale = UnskewedScale.of(VALUES, exponent);
            assertThat(scale.apply(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(scale.apply(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(scale.inverse(-1e300)).isLessThan(0);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnskewedScale.of(VALUES, 2.1))
                .withMessage("exponent is 2.1, expected 0 to 2");
    }

    @Test
    void equalOrHugeValuesHaveAScale() {
        assertThat(UnskewedScale.of(new double[] {7, 7}, 0.5).inverse(7)).isZero();
        UnskewedScale huge = UnskewedScale.of(new double[] {-1e200, 1e200}, 1);
        assertThat(huge.inverse(1e200)).isCloseTo(1, within(1e-12));
    }

    /** Straight lines of a normal distribution are normal: all that Mapped sums has a closed form there. */
    @Test
    void ofAStraightLineItIsTheNormalDistribution() {
        Mapped mapped = new Mapped(new Normal(1, 2), new Line(10, 3));
        Normal exact = new Normal(13, 6);
        assertThat(mapped.mean()).isCloseTo(exact.mean(), within(1e-9));
        for (double score : new double[] {-9, 3, 13, 14, 40}) {
            assertThat(mapped.cumulative(score)).isCloseTo(exact.cumulative(score), within(1e-12));
            assertThat(mapped.logDensity(score)).isCloseTo(exact.logDensity(score), within(1e-9));
            assertThat(mapped.crps(score)).isCloseTo(exact.crps(score), within(5e-3));
        }
        assertThat(mapped.quantile(0.9)).isCloseTo(exact.quantile(0.9), within(1e-9));
    }

    /** −e⁻ˣ is what is left of the scale with the exponent 2 far below: its mean is that of the log-normal distribution. */
    @Test
    void ofACurveTheMeanIsNotThatOfTheMiddle() {
        UnskewedScale scale = new UnskewedScale(new UnskewedScale.Standard(0, 1), 2, new UnskewedScale.Standard(0, 1));
        assertThat(new Mapped(new Normal(-3, 0.5), scale).mean()).isCloseTo(1 - Math.exp(3 + 0.125), within(0.02));
    }

    private record Line(double start, double slope) implements Mapped.Increasing {
        @Override
        public double apply(double value) {
            return start + slope * value;
        }

        @Override
        public double inverse(double mapped) {
            return (mapped - start) / slope;
        }

        @Override
        public double logSlope(double value) {
            return Math.log(slope);
        }
    }
}
