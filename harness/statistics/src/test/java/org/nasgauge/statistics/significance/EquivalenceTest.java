package org.nasgauge.statistics.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquivalenceTest {
    private static final double[] D = {0.31, -0.12, 0.45, 0.08, 0.27, -0.05, 0.19, 0.22};

    @Test
    void isTheGreaterOfTwoOneSidedTests() {
        // max(ttest_1samp(D, -.4, alternative='greater').pvalue, ttest_1samp(D, .4, alternative='less').pvalue)
        TestResult result = Equivalence.within(0.4).test(D);
        assertThat(result.p()).isCloseTo(0.005339999689500785, within(1e-14));
        assertThat(result.statistic()).isCloseTo(0.16875, within(1e-15));
        assertThat(Equivalence.within(0.1).test(D).p()).isGreaterThan(0.5);
    }

    @Test
    void equalValuesAreEquivalentWithinAnyMargin() {
        assertThat(Equivalence.within(1e-9).test(new double[5], new double[5]).p())
                .isZero();
        assertThat(Equivalence.within(1).test(2, 2, 2).p()).isEqualTo(1);
        assertThatThrownBy(() -> Equivalence.within(1).test(1)).hasMessageContaining("expected 2 or more");
        assertThatThrownBy(() -> Equivalence.within(0)).hasMessageContaining("expected above 0");
    }

    @ParameterizedTest
    // scipy.stats.nct.sf(t.ppf(1 - level, n - 1), n - 1, effect * sqrt(n))
    @CsvSource({"0.5, 43, 0.01, 0.8011974424", "0.2, 200, 0.05, 0.8797900194", "1.5, 6, 0.01, 0.6359184398"})
    void powerIsThatOfTheNonCentralDistribution(double effect, int pairs, double level, double power) {
        assertThat(PairedSampleSize.withDefaults().withLevel(level).power(effect, pairs))
                .isCloseTo(power, within(1e-6));
    }

    @ParameterizedTest
    // the least n for which the same call gives .8 at level .01
    @CsvSource({"0.2, 254", "0.5, 43", "1, 13", "2, 6"})
    void pairsThatAreNeeded(double effect, int pairs) {
        assertThat(PairedSampleSize.withDefaults().of(effect)).isEqualTo(pairs);
    }
}
