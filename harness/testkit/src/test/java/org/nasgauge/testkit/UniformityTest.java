package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class UniformityTest {
    /** scipy.stats.chi2.isf(1e-4, [5, 60]); the cube root is good to 3 %. */
    @Test
    void criticalValuesAreThoseOfTheChiSquareDistribution() {
        assertThat(Uniformity.critical(5)).isCloseTo(25.745, withinPercentage(3));
        assertThat(Uniformity.critical(60)).isCloseTo(109.503, withinPercentage(3));
    }

    @Test
    void aBiasOfATenthIsNoticed() {
        assertThatCode(() -> Uniformity.assertUniform(new long[] {5_050, 4_950, 5_020, 4_980}))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Uniformity.assertUniform(new long[] {5_500, 4_800, 4_850, 4_850}))
                .isInstanceOf(AssertionError.class);
    }
}
