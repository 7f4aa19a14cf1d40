package org.nasgauge.models.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class EnsembleSamplerTest {
    /** Two variables with deviations 1 and 1000 and a correlation of 0.9, which other samplers would have to be tuned to. */
    @Test
    void aNormalDistributionOfAnyScaleIsSampled() {
        SeededRandom random = SeedTree.root(5).generator();
        double[][] walkers = new double[40][];
        Arrays.setAll(walkers, i -> new double[] {random.nextGaussian(), random.nextGaussian()});
        EnsembleSampler sampler = new EnsembleSampler(
                (theta, needed) -> {
                    double x = theta[0] - 3;
                    double y = (theta[1] + 500) / 1000;
                    return -(x * x - 1.8 * x * y + y * y) / (2 * (1 - 0.81));
                },
                walkers);
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int step = 0; step < 3_000; step++) {
            sampler.step(random);
            for (double[] theta : sampler.walkers()) {
                if (step >= 500) {
                    n++;
                    x += theta[0];
                    y += theta[1];
                    xx += theta[0] * theta[0];
                    xy += theta[0] * theta[1];
                    yy += theta[1] * theta[1];
                }
            }
        }
        double deviation = Math.sqrt(xx / n - x / n * x / n);
        double other = Math.sqrt(yy / n - y / n * y / n);
        assertThat(x / n).isCloseTo(3, within(0.1));
        assertThat(y / n).isCloseTo(-500, within(100.0));
        assertThat(deviation).isCloseTo(1, within(0.05));
        assertThat(other).isCloseTo(1000, within(50.0));
        assertThat((xy / n - x / n * y / n) / deviation / other).isCloseTo(0.9, within(0.02));
    }
}
