package org.nasgauge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
    @ParameterizedTest
    // np.quantile([2.5, 3.25, 1.125, 7.75, 4.5, 9.0, 0.5], q)
    @CsvSource({"0, 0.5", "0.1, 0.875", "0.25, 1.8125", "0.33, 2.4725", "0.5, 3.25", "0.75, 6.125", "0.9, 8.25", "1, 9"
    })
    void interpolatesAsNumpy(double probability, double expected) {
        assertThat(Quantiles.of(2.5, 3.25, 1.125, 7.75, 4.5, 9.0, 0.5).at(probability))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    // np.quantile([.1, .7, .3, .2], q)
    @CsvSource({"0.25, 0.17500000000000002", "0.4, 0.22000000000000003", "0.6, 0.27999999999999997"})
    void roundsAsNumpy(double probability, double expected) {
        assertThat(Quantiles.of(0.1, 0.7, 0.3, 0.2).at(probability)).isEqualTo(expected);
    }

    @Test
    void refusesWhatIsNoProbability() {
        Quantiles quantiles = Quantiles.of(1, 2);
        assertThatThrownBy(() -> quantiles.at(1.01)).hasMessageContaining("1.01");
        assertThatThrownBy(() -> quantiles.at(Double.NaN)).hasMessageContaining("NaN");
    }

    private static Quantiles oneTo(int n) {
        return Quantiles.of(IntStream.rangeClosed(1, n).asDoubleStream().toArray());
    }

    @ParameterizedTest
    // the ranks with at most 2.5 % at either side, by exact binomial sums
    @CsvSource({"6, 0.5, 1, 6", "10, 0.5, 2, 9", "100, 0.5, 40, 61", "100, 0.9, 84, 96", "1000, 0.99, 983, 997"})
    void boundsQuantilesByOrderStatistics(int n, double probability, double lower, double upper) {
        Interval interval = oneTo(n).interval(probability, 0.95).orElseThrow();
        assertThat(interval.lower()).isEqualTo(lower);
        assertThat(interval.upper()).isEqualTo(upper);
    }

    @ParameterizedTest
    // MLPerf Inference's least numbers of queries with one above the bound
    @CsvSource({"0.9, 64", "0.99, 662"})
    void boundsTailsFromTheLeastSampleOfMlperf(double probability, int least) {
        assertThat(oneTo(least - 1).upperBound(probability, 0.99)).isEmpty();
        assertThat(oneTo(least).upperBound(probability, 0.99)).hasValue(least);
    }

    @Test
    void intervalsTakeSixForTheMedian() {
        assertThat(oneTo(5).interval(0.5, 0.95)).isEmpty();
        assertThat(oneTo(1).interval(0.5, 0.95)).isEmpty();
        assertThat(oneTo(1).upperBound(0.9, 0.99)).isEmpty();
    }

    @Test
    void boundsHoldAsOftenAsTheySay() {
        SplittableRandom random = new SplittableRandom(4);
        int inside = 0;
        int under = 0;
        for (int trial = 0; trial < 2000; trial++) {
            Quantiles quantiles = Quantiles.of(random.doubles(200).toArray());
            inside += quantiles.interval(0.9, 0.95).orElseThrow().contains(0.9) ? 1 : 0;
            under += quantiles.upperBound(0.9, 0.99).orElseThrow() >= 0.9 ? 1 : 0;
        }
        assertThat(inside / 2000.0).isBetween(0.94, 0.98);
        assertThat(under / 2000.0).isGreaterThan(0.985);
    }
}
