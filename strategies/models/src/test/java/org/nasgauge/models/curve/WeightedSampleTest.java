package org.nasgauge.models.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class WeightedSampleTest {
    /** Of values that have no noise to speak of. */
    private static WeightedSample of(double[] values, double[] weights) {
        double[] deviations = new double[values.length];
        Arrays.fill(deviations, 1e-9);
        return new WeightedSample(values, values, deviations, weights);
    }

    @Test
    void aWeightOfTwoIsTwoOfTheSame() {
        WeightedSample one = of(new double[] {3, 1, 2, 9}, new double[] {1, 2, 1, 0});
        WeightedSample same = of(new double[] {1, 1, 2, 3}, new double[] {1, 1, 1, 1});
        assertThat(one.mean()).isEqualTo(same.mean()).isEqualTo(1.75);
        for (double p : new double[] {0, 0.25, 0.5, 0.51, 0.75, 0.76, 1}) {
            assertThat(one.quantile(p)).isEqualTo(same.quantile(p));
        }
        assertThat(one.quantile(0.5)).isEqualTo(1);
        assertThat(one.quantile(0.51)).isEqualTo(2);
        assertThat(one.quantile(1)).isEqualTo(3);
    }

    /** The other form of the score: E|X − y| − E|X − X′| / 2. */
    @Test
    void theScoreIsTheExpectedDistanceWithoutHalfOfTheSpread() {
        SeededRandom random = SeedTree.root(3).generator();
        for (int trial = 0; trial < 50; trial++) {
            int n = 1 + random.nextInt(8);
            double[] values = new double[n];
            double[] weights = new double[n];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                values[i] = random.nextGaussian();
                weights[i] = random.nextDouble();
                sum += weights[i];
            }
            double observed = 2 * random.nextGaussian();
            double expected = 0;
            for (int i = 0; i < n; i++) {
                expected += weights[i] / sum * Math.abs(values[i] - observed);
                for (int j = 0; j < n; j++) {
                    expected -= weights[i] * weights[j] / (2 * sum * sum) * Math.abs(values[i] - values[j]);
                }
            }
            assertThat(of(values, weights).crps(observed)).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void asMuchLiesAtOrBelowAValueAsHasBeenCounted() {
        WeightedSample sample = of(new double[] {3, 1, 2}, new double[] {1, 2, 1});
        assertThat(sample.cumulative(0.9)).isZero();
        assertThat(sample.cumulative(1)).isEqualTo(0.5);
        assertThat(sample.cumulative(2.9)).isEqualTo(0.75);
        assertThat(sample.cumulative(3)).isEqualTo(1);
    }

    /** scipy: log(0.25 * norm.pdf(1, 0, 2) + 0.75 * norm.pdf(1, 3, 0.5)); far away, log(0.25) + norm.logpdf(-1000, 0, 2). */
    @Test
    void theDensityIsThatOfTheNormalDistributionsAroundTheCentres() {
        WeightedSample sample = new WeightedSample(
                new double[] {5, 2}, new double[] {0, 3}, new double[] {2, 0.5}, new double[] {1, 3});
        assertThat(sample.logDensity(1)).isCloseTo(-3.118828899717233, within(1e-12));
        assertThat(sample.logDensity(-1e3)).isCloseTo(-125002.99838007487, within(1e-6));
    }

    @Test
    void withoutAnyWeightThereIsNoDistribution() {
        assertThatIllegalArgumentException().isThrownBy(() -> of(new double[] {1}, new double[] {0}));
    }
}
