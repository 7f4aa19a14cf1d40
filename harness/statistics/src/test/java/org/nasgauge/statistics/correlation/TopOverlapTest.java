package org.nasgauge.statistics.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopOverlapTest {
    @Test
    void withoutTiesIsTheShareOfTheTopInTheTop() {
        double[] predicted = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
        double[] actual = {8, 1, 9, 2, 7, 0, 3, 4, 5, 6};
        // Best three predicted 0 1 2, actual 2 0 4.
        assertThat(RankedPairs.of(predicted, actual).topOverlap(0.3)).isEqualTo(new TopOverlap(10, 3, 2.0 / 3, 0, 0));
    }

    @Test
    void isTheMeanOverAllWaysToBreakTies() {
        Random random = new Random(4);
        for (int round = 0; round < 300; round++) {
            int n = 1 + random.nextInt(9);
            double[] x = random.ints(n, 0, 4).asDoubleStream().toArray();
            double[] y = random.ints(n, 0, 4).asDoubleStream().toArray();
            for (int k = 1; k <= n; k++) {
                assertThat(RankedPairs.of(x, y).topOverlap(k).precision()).isCloseTo(enumerate(x, y, k), within(1e-14));
            }
        }
    }

    /** Averages over all pairs of subsets of size k that hold a best k of x and of y. */
    private static double enumerate(double[] x, double[] y, int k) {
        long pairs = 0;
        long common = 0;
        for (int a = 0; a < 1 << x.length; a++) {
            if (Integer.bitCount(a) != k || !isTop(x, a)) {
                continue;
            }
            for (int b = 0; b < 1 << y.length; b++) {
                if (Integer.bitCount(b) == k && isTop(y, b)) {
                    pairs++;
                    common += Integer.bitCount(a & b);
                }
            }
        }
        return (double) common / pairs / k;
    }

    private static boolean isTop(double[] values, int subset) {
        for (int in = 0; in < values.length; in++) {
            for (int out = 0; out < values.length; out++) {
                if ((subset >> in & 1) == 1 && (subset >> out & 1) == 0 && values[in] < values[out]) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void constantPredictionsAreWorthAGuess() {
        TopOverlap overlap =
                RankedPairs.of(new double[5], new double[] {1, 2, 3, 4, 5}).topOverlap(2);
        assertThat(overlap.precision()).isCloseTo(0.4, within(1e-15));
        assertThat(overlap.predictedTied()).isEqualTo(5);
        assertThat(overlap.actualTied()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"15625, 0.1, 1562", "100, 0.07, 7", "100, 0.29, 29", "10, 0.05, 1", "3, 1, 3", "1, 0.1, 1"})
    void aFractionIsRoundedDownToAtLeastOne(int n, double fraction, int k) {
        assertThat(TopOverlap.count(n, fraction)).isEqualTo(k);
    }

    @Test
    void refusesATopThatIsNone() {
        RankedPairs pairs = RankedPairs.of(new double[3], new double[3]);
        assertThatThrownBy(() -> pairs.topOverlap(0)).hasMessage("top 0 of 3 observations");
        assertThatThrownBy(() -> pairs.topOverlap(4)).hasMessage("top 4 of 3 observations");
        assertThatThrownBy(() -> pairs.topOverlap(1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> pairs.topOverlap(0.0)).hasMessageContaining("0.0");
    }
}
