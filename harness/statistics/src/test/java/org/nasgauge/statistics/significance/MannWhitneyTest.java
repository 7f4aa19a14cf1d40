package org.nasgauge.statistics.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MannWhitneyTest {
    private static final double[] X = {0.8, 1.2, 1.2, 2.5, 3.1, 0.4, 2.2};
    private static final double[] Y = {1.2, 3.5, 2.5, 4.1, 2.9, 5.0};

    @ParameterizedTest
    // stats.mannwhitneyu(x, y, alternative=alt, method=stats.PermutationMethod(n_resamples=10**6))
    @CsvSource({"TWO_SIDED, 0.038461538461538464", "LESS, 0.019230769230769232", "GREATER, 0.9854312354312355"})
    void isExactWithTies(Alternative alternative, double p) {
        TestResult result = MannWhitney.withDefaults().with(alternative).test(X, Y);
        assertThat(result.n()).isEqualTo(13);
        assertThat(result.statistic()).isEqualTo(6.5);
        assertThat(result.p()).isCloseTo(p, within(1e-15));
        assertThat(result.basis()).isEqualTo(TestResult.Basis.EXACT);
    }

    @ParameterizedTest
    // stats.mannwhitneyu(x, y, alternative=alt, method='asymptotic')
    @CsvSource({"TWO_SIDED, 0.044022195041670056", "LESS, 0.022011097520835028", "GREATER, 0.9845255051049955"})
    void normalLimitAgreesWithScipy(Alternative alternative, double p) {
        TestResult result =
                MannWhitney.withDefaults().with(alternative).withExactUpTo(0).test(X, Y);
        assertThat(result.p()).isCloseTo(p, within(1e-15));
        assertThat(result.basis()).isEqualTo(TestResult.Basis.ASYMPTOTIC);
    }

    @Test
    void agreesWithScipyWithoutTies() {
        // stats.mannwhitneyu(x, y, method='exact')
        TestResult result = MannWhitney.withDefaults()
                .test(new double[] {1.5, 2.7, 0.3, 4.4, 5.9}, new double[] {3.3, 6.1, 2.2, 7.8, 8.0, 4.9});
        assertThat(result.statistic()).isEqualTo(6);
        assertThat(result.p()).isCloseTo(0.12554112554112554, within(1e-15));
    }

    @Test
    void exactAndNormalMeetForManyValues() {
        Random random = new Random(12);
        double[] x = random.ints(50, 0, 40).asDoubleStream().toArray();
        double[] y = random.ints(50, 5, 45).asDoubleStream().toArray();
        double exact = MannWhitney.withDefaults().test(x, y).p();
        assertThat(MannWhitney.withDefaults().withExactUpTo(0).test(x, y).p()).isCloseTo(exact, within(2e-3));
        // The other sample is the other side.
        assertThat(MannWhitney.withDefaults().test(y, x).p()).isCloseTo(exact, within(1e-12));
    }

    @Test
    void equalValuesAreNoEvidence() {
        assertThat(MannWhitney.withDefaults().test(new double[4], new double[3]).p())
                .isEqualTo(1);
        assertThat(MannWhitney.withDefaults()
                        .withExactUpTo(0)
                        .test(new double[4], new double[3])
                        .p())
                .isEqualTo(1);
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> MannWhitney.withDefaults().withExactUpTo(301)).hasMessageContaining("at most 300");
        assertThatThrownBy(() -> MannWhitney.withDefaults().test(new double[0], X))
                .hasMessageContaining("first is empty");
    }

    @Test
    void effectSizeIsTheShareOfPairsWon() {
        double wins = Arrays.stream(X)
                .map(x ->
                        Arrays.stream(Y).map(y -> x > y ? 1 : x == y ? 0.5 : 0).sum())
                .sum();
        VarghaDelaney effect = VarghaDelaney.of(X, Y);
        assertThat(effect.a12()).isCloseTo(wins / 42, within(1e-15));
        assertThat(effect.cliffsDelta()).isCloseTo(2 * wins / 42 - 1, within(1e-15));
        assertThat(effect.magnitude()).isEqualTo(VarghaDelaney.Magnitude.LARGE);
        assertThat(VarghaDelaney.of(X, X).a12()).isEqualTo(0.5);
        assertThat(VarghaDelaney.of(X, X).magnitude()).isEqualTo(VarghaDelaney.Magnitude.NEGLIGIBLE);
        assertThat(new VarghaDelaney(0.56).magnitude()).isEqualTo(VarghaDelaney.Magnitude.SMALL);
        assertThat(new VarghaDelaney(0.30).magnitude()).isEqualTo(VarghaDelaney.Magnitude.MEDIUM);
    }
}
