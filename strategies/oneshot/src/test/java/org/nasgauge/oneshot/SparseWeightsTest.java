package org.nasgauge.oneshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class SparseWeightsTest {
    private final SeededRandom random = SeedTree.root(9).generator();

    private double[] drawn() {
        double[] c = new double[1 + random.nextInt(12)];
        double scale = Math.pow(10, random.nextInt(3) - 1);
        for (int i = 0; i < c.length; i++) {
            c[i] = i > 0 && random.nextInt(4) == 0 ? c[i - 1] : scale * random.nextGaussian();
        }
        return c;
    }

    private static double threshold(double value, double lambda) {
        return Math.signum(value) * Math.max(0, Math.abs(value) - lambda);
    }

    /** By halving an interval of multipliers until it is empty. */
    private static double[] slowly(double[] c, double lambda) {
        double low = -1e4;
        double high = 1e4;
        for (int i = 0; i < 200; i++) {
            double middle = low + (high - low) / 2;
            double sum = Arrays.stream(c)
                    .map(value -> threshold(value + middle, lambda))
                    .sum();
            low = sum < 1 ? middle : low;
            high = sum < 1 ? high : middle;
        }
        double multiplier = high;
        return Arrays.stream(c)
                .map(value -> threshold(value + multiplier, lambda))
                .toArray();
    }

    @Test
    void agreesWithASlowSecondMethod() {
        for (int i = 0; i < 5_000; i++) {
            double[] c = drawn();
            double lambda = random.nextInt(5) == 0 ? 0 : 3 * random.nextDouble();
            assertThat(SparseWeights.nearest(c, lambda)).containsExactly(slowly(c, lambda), within(1e-12));
        }
    }

    /** β − c + λ sign(β) is one number where β is not 0, and no further from it than λ where it is. */
    @Test
    void meetsTheConditionsOfOptimality() {
        for (int i = 0; i < 5_000; i++) {
            double[] c = drawn();
            double lambda = 2 * random.nextDouble();
            double[] beta = SparseWeights.nearest(c, lambda);
            assertThat(Arrays.stream(beta).sum()).isCloseTo(1, within(1e-12));
            double multiplier = Double.NaN;
            for (int k = 0; k < c.length; k++) {
                if (beta[k] != 0) {
                    double own = beta[k] - c[k] + lambda * Math.signum(beta[k]);
                    multiplier = Double.isNaN(multiplier) ? own : multiplier;
                    assertThat(own).isCloseTo(multiplier, within(1e-12));
                }
            }
            for (int k = 0; k < c.length; k++) {
                assertThat(beta[k] == 0 ? Math.abs(c[k] + multiplier) : 0).isLessThanOrEqualTo(lambda + 1e-12);
            }
        }
    }

    @Test
    void thePenaltyMakesSparse() {
        double[] c = {0.9, 0.4, -0.2, 0.1};
        assertThat(SparseWeights.nearest(c, 0)).doesNotContain(0.0);
        assertThat(SparseWeights.nearest(c, 5)).containsExactly(new double[] {0.75, 0.25, 0, 0}, within(1e-12));
        assertThat(SparseWeights.nearest(new double[] {-7}, 3)).containsExactly(1);
    }

    @Test
    void needsAWeightAndAPenaltyFromZero() {
        assertThatThrownBy(() -> SparseWeights.nearest(new double[0], 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SparseWeights.nearest(new double[1], -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SparseWeights.nearest(new double[1], Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
