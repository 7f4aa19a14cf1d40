package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** All by hand. */
class SoftRankingTest {
    private final double[] lower = {50, 48, 40};

    @Test
    void theSameOrderIsTheSameRanking() {
        assertThat(SoftRanking.differ(new double[] {90, 80, 70}, lower, 0)).isFalse();
        assertThat(SoftRanking.differ(new double[] {80, 90, 70}, lower, 0)).isTrue();
    }

    /** The first two have changed places; below they are 2 apart. The second and the third are 8 apart. */
    @Test
    void anotherOrderWithinTheNoiseIsTheSameRanking() {
        assertThat(SoftRanking.differ(new double[] {80, 90, 70}, lower, 2)).isFalse();
        assertThat(SoftRanking.differ(new double[] {80, 90, 70}, lower, 1.9)).isTrue();
        assertThat(SoftRanking.differ(new double[] {90, 70, 80}, lower, 7.9)).isTrue();
        assertThat(SoftRanking.differ(new double[] {90, 70, 80}, lower, 8)).isFalse();
    }

    /** a and b overtake each other to and fro, and end 1 apart; so do a and c, 4 apart; b and c keep their order. */
    @Test
    void noiseIsAPercentileOfTheDifferencesOfThoseThatOvertakeToAndFro() {
        List<double[]> rungs =
                List.of(new double[] {71, 70, 67}, new double[] {60, 61, 60.5}, new double[] {50, 49, 48});
        assertThat(SoftRanking.noise(rungs, 100)).isCloseTo(4, within(1e-12));
        assertThat(SoftRanking.noise(rungs, 90)).isCloseTo(1 + 0.9 * 3, within(1e-12));
        assertThat(SoftRanking.noise(rungs, 0)).isCloseTo(1, within(1e-12));
    }

    @Test
    void twoRungsShowNoNoise() {
        assertThat(SoftRanking.noise(List.of(new double[] {1, 2}, new double[] {2, 1}), 90))
                .isZero();
    }
}
