package org.nasgauge.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardNormalTest {
    /** mpmath at 40 digits: ncdf(z), npdf(z) + z * ncdf(z). */
    @ParameterizedTest
    @CsvSource({
        "-20, 2.753624118606234e-89, 1.370012494729580e-90",
        "-8, 6.220960574271784e-16, 7.550262411946499e-17",
        "-6.5, 4.016000583859118e-11, 5.915623525442534e-12",
        "-5.9, 1.817507863099428e-9, 2.924672323956688e-10",
        "-3, 0.0013498980316300946, 0.0003821543170477275",
        "-0.5, 0.3085375387259869, 0.1977965574013060",
        "0, 0.5, 0.3989422804014327",
        "1.3, 0.9031995154143897, 1.3455279620865142",
        "7, 0.9999999999987201, 7.000000000000176"
    })
    void agreesWithPublishedDigits(double z, double cumulative, double excess) {
        double percent = z < -5 ? 0.5 : 1e-9;
        assertThat(StandardNormal.cumulative(z)).isCloseTo(cumulative, withinPercentage(percent));
        assertThat(StandardNormal.expectedExcess(z)).isCloseTo(excess, withinPercentage(percent));
    }

    /** scipy: stats.norm.ppf */
    @ParameterizedTest
    @CsvSource({
        "1e-6, -4.753424308822899",
        "0.1, -1.2815515655446004",
        "0.5, 0",
        "0.6, 0.2533471031357997",
        "0.998, 2.878161739095483"
    })
    void quantilesAgreeWithAnotherImplementation(double probability, double z) {
        assertThat(StandardNormal.quantile(probability)).isCloseTo(z, within(1e-9));
    }

    @Test
    void expectedExcessGrowsEvenFarOutInTheTail() {
        double before = 0;
        for (double z = -37; z < 10; z += 0.01) {
            double excess = StandardNormal.expectedExcess(z);
            assertThat(excess).isGreaterThan(before);
            before = excess;
        }
    }

    @Test
    void theBoundIsAboveTheExcessAndNear() {
        for (double z = -12; z < 12; z += 0.0037) {
            assertThat(StandardNormal.expectedExcessBound(z)).isGreaterThanOrEqualTo(StandardNormal.expectedExcess(z));
        }
        assertThat(StandardNormal.expectedExcessBound(-1))
                .isCloseTo(StandardNormal.expectedExcess(-1), withinPercentage(4));
    }
}
