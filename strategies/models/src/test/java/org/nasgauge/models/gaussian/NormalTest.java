package org.nasgauge.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class NormalTest {
    /** The integral of its definition, by the middle of small steps. */
    @Test
    void theRankedProbabilityScoreIsTheIntegral() {
        SeededRandom random = SeedTree.root(1).generator();
        for (int trial = 0; trial < 20; trial++) {
            Normal normal = new Normal(random.nextGaussian(), 0.1 + random.nextDouble());
            double observed = 2 * random.nextGaussian();
            double sum = 0;
            double step = 1e-3;
            for (double x = -12 + step / 2; x < 12; x += step) {
                double below = StandardNormal.cumulative((x - normal.mean()) / normal.deviation());
                sum += step * Math.pow(below - (x >= observed ? 1 : 0), 2);
            }
            assertThat(normal.crps(observed)).isCloseTo(sum, within(2e-3));
        }
    }

    @Test
    void quantilesAreThoseOfTheNormalDistribution() {
        assertThat(new Normal(3, 2).quantile(0.975)).isCloseTo(3 + 2 * 1.959963984540054, within(1e-9));
        assertThat(new Normal(3, 2).quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(new Normal(3, 0).quantile(0.2)).isEqualTo(3);
        assertThat(new Normal(3, 0).crps(5)).isEqualTo(2);
    }

    /** scipy.stats.norm(3, 2): cdf and logpdf. */
    @Test
    void probabilitiesAndDensitiesAreThoseOfTheNormalDistribution() {
        assertThat(new Normal(3, 2).cumulative(4.5)).isCloseTo(0.7733726476231317, within(1e-12));
        assertThat(new Normal(3, 2).logDensity(4.5)).isCloseTo(-1.893335713764618, within(1e-12));
        assertThat(new Normal(3, 2).logDensity(-97)).isCloseTo(-1251.6120857137646, within(1e-9));
        assertThat(new Normal(3, 0).cumulative(2.9)).isZero();
        assertThat(new Normal(3, 0).cumulative(3)).isEqualTo(1);
    }
}
