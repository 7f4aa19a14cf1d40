package org.nasgauge.statistics.anytime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nasgauge.statistics.ReferenceTable;
import org.nasgauge.statistics.Summary;

class ExpectedMaximumTest {
    private static final double[] POPULATION = {3, -1, 4, 1, 5, 3};

    @Test
    void agreesWithEnumerationOfAllDraws() {
        ExpectedMaximum maximum = ExpectedMaximum.of(POPULATION);
        for (int draws = 1; draws <= 6; draws++) {
            assertThat(maximum.withReplacement(draws)).isCloseTo(enumerate(draws, false), within(1e-14));
            assertThat(maximum.withoutReplacement(draws)).isCloseTo(enumerate(draws, true), within(1e-14));
        }
    }

    private static double enumerate(int draws, boolean distinct) {
        int sequences = (int) StrictMath.pow(POPULATION.length, draws);
        double sum = 0;
        int counted = 0;
        for (int code = 0; code < sequences; code++) {
            double best = Double.NEGATIVE_INFINITY;
            int seen = 0;
            for (int d = 0, rest = code; d < draws; d++, rest /= POPULATION.length) {
                int drawn = rest % POPULATION.length;
                best = StrictMath.max(best, POPULATION[drawn]);
                seen |= 1 << drawn;
            }
            if (!distinct || Integer.bitCount(seen) == draws) {
                sum += best;
                counted++;
            }
        }
        return sum / counted;
    }

    @Test
    void oneDrawIsTheMeanAndAllDrawsAreTheMaximum() {
        ExpectedMaximum maximum = ExpectedMaximum.of(POPULATION);
        assertThat(maximum.withReplacement(1)).isCloseTo(Summary.of(POPULATION).mean(), within(1e-15));
        assertThat(maximum.withoutReplacement(1))
                .isCloseTo(Summary.of(POPULATION).mean(), within(1e-15));
        assertThat(maximum.withoutReplacement(6)).isEqualTo(5);
        assertThat(maximum.withReplacement(1000)).isCloseTo(5, within(1e-12));
    }

    @Test
    void agreesWithNasBench201() {
        // a = np.sort(acc); i = np.arange(1, N+1); (a * ((i/N)**n - ((i-1)/N)**n)).sum(); the literature, from another
        // copy of the table, has 87.0563, 93.8460, 93.9234, 94.1145.
        ExpectedMaximum maximum = ExpectedMaximum.of(ReferenceTable.column("e200_testmean_cifar10"));
        assertThat(maximum.withReplacement(1)).isCloseTo(87.06293088000001, within(1e-10));
        assertThat(maximum.withReplacement(100)).isCloseTo(93.84674215480005, within(1e-10));
        assertThat(maximum.withReplacement(150)).isCloseTo(93.92424444672551, within(1e-10));
        assertThat(maximum.withReplacement(500)).isCloseTo(94.11451759175844, within(1e-10));
        // sum of a[i-1] C(i-1, n-1) / C(N, n) in decimals of 40 digits
        assertThat(maximum.withoutReplacement(150)).isCloseTo(93.92510652250172, within(1e-10));
        assertThat(maximum.withoutReplacement(500)).isCloseTo(94.1168254033473, within(1e-10));
    }

    @Test
    void refusesImpossibleDraws() {
        ExpectedMaximum maximum = ExpectedMaximum.of(1, 2);
        assertThatThrownBy(() -> maximum.withReplacement(0)).hasMessageContaining("0 draws");
        assertThatThrownBy(() -> maximum.withoutReplacement(3)).hasMessageContaining("3 draws, expected 1 to 2");
    }
}
