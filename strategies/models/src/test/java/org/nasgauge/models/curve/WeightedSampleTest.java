package org.nasgauge.models.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class WeightedSampleTest {
    @Test
    void aWeightOfTwoIsTwoOfTheSame() {
        WeightedSample one = new WeightedSample(new double[] {3, 1, 2, 9}, new double[] {1, 2, 1, 0});
        WeightedSample same = new WeightedSample(new double[] {1, 1, 2, 3}, new double[] {1, 1, 1, 1});
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
            assertThat(new WeightedSample(values, weights).crps(observed)).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void withoutAnyWeightThereIsNoDistribution() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WeightedSample(new double[] {1}, new double[] {0}));
    }
}
