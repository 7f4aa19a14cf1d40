package org.nasgauge.oneshot.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.oneshot.mixture.Relaxation.Knobs;
import org.nasgauge.oneshot.mixture.Relaxation.Mixed;

class RelaxationTest {
    private static final double[] ALPHA = {0.4, -0.7, 1.1, 0.05, -0.2};
    private static final Knobs KNOBS = new Knobs(0.8, 0.15);

    private interface Mix {
        Mixed of(double[] alpha);
    }

    private static void slopesAgreeWithDifferences(Mix mix) {
        Mixed mixed = mix.of(ALPHA);
        for (int j = 0; j < ALPHA.length; j++) {
            double[] above = ALPHA.clone();
            double[] below = ALPHA.clone();
            above[j] += 1e-6;
            below[j] -= 1e-6;
            double[] up = mix.of(above).weights();
            double[] down = mix.of(below).weights();
            for (int i = 0; i < ALPHA.length; i++) {
                assertThat(mixed.slope()[i][j])
                        .as("weight %d by number %d", i, j)
                        .isCloseTo((up[i] - down[i]) / 2e-6, within(1e-7));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Relaxation.class,
            names = {"SOFTMAX", "CONCRETE", "SPARSE"})
    void slopesUnderOneNoiseAgreeWithDifferences(Relaxation relaxation) {
        for (int seed = 0; seed < 20; seed++) {
            SeededRandom noise = SeedTree.root(seed).generator();
            slopesAgreeWithDifferences(alpha -> relaxation.mix(alpha, KNOBS, noise.copy()));
        }
    }

    @ParameterizedTest
    @EnumSource(Relaxation.class)
    void slopesOfTheMeanAgreeWithDifferences(Relaxation relaxation) {
        slopesAgreeWithDifferences(alpha -> relaxation.mean(alpha, KNOBS));
    }

    @ParameterizedTest
    @EnumSource(Relaxation.class)
    void weightsAddUpToOne(Relaxation relaxation) {
        SeededRandom random = SeedTree.root(3).generator();
        for (int times = 0; times < 200; times++) {
            double sum = 0;
            for (double weight : relaxation.mix(ALPHA, KNOBS, random).weights()) {
                sum += weight;
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
    }

    /** The straight-through gradient is that of the concrete distribution under the same noise; the value is one choice. */
    @Test
    void gumbelDrawsAsOftenAsSoftmaxSays() {
        double[] shares = Relaxation.shares(ALPHA, 1).weights();
        SeededRandom random = SeedTree.root(4).generator();
        double[] drawn = new double[ALPHA.length];
        int times = 40_000;
        for (int i = 0; i < times; i++) {
            SeededRandom same = random.copy();
            Mixed hard = Relaxation.GUMBEL.mix(ALPHA, KNOBS, random);
            assertThat(hard.slope())
                    .isDeepEqualTo(Relaxation.CONCRETE.mix(ALPHA, KNOBS, same).slope());
            drawn[Relaxation.greatest(hard.weights())]++;
        }
        for (int i = 0; i < drawn.length; i++) {
            double deviation = Math.sqrt(shares[i] * (1 - shares[i]) / times);
            assertThat(drawn[i] / times).isCloseTo(shares[i], within(4 * deviation));
        }
    }

    /** Every pair in every order, with the chance that both are drawn, and which of them is open. */
    @Test
    void gatesHaveTheExpectationsThatEnumerationGives() {
        double[] p = Relaxation.shares(ALPHA, 1).weights();
        int n = p.length;
        double[] opened = new double[n];
        double[][] slope = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    double chance = p[i] * p[j] / (1 - p[i]);
                    double share = 1 / (1 + Math.exp(ALPHA[j] - ALPHA[i]));
                    opened[i] += chance * share;
                    opened[j] += chance * (1 - share);
                    for (int k : new int[] {i, j}) {
                        slope[k][k] += chance * share * (1 - share);
                        slope[k][k == i ? j : i] -= chance * share * (1 - share);
                    }
                }
            }
        }
        SeededRandom random = SeedTree.root(8).generator();
        int times = 40_000;
        double[] drawn = new double[n];
        double[][] mean = new double[n][n];
        for (int time = 0; time < times; time++) {
            Mixed gates = Relaxation.GATES.mix(ALPHA, KNOBS, random);
            int open = Relaxation.greatest(gates.weights());
            assertThat(gates.gates()).hasSize(2).contains(open).doesNotHaveDuplicates();
            drawn[open] += 1.0 / times;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    mean[i][j] += gates.slope()[i][j] / times;
                }
            }
        }
        double within4Deviations = 4 * 0.5 / Math.sqrt(times);
        for (int i = 0; i < n; i++) {
            assertThat(drawn[i]).isCloseTo(opened[i], within(within4Deviations));
            for (int j = 0; j < n; j++) {
                assertThat(mean[i][j]).isCloseTo(slope[i][j], within(within4Deviations / 4));
            }
        }
    }

    @Test
    void oneChoiceIsItsOwnGate() {
        Mixed gates =
                Relaxation.GATES.mix(new double[] {0.3}, KNOBS, SeedTree.root(1).generator());
        assertThat(gates.weights()).containsExactly(1);
        assertThat(gates.gates()).containsExactly(0);
        assertThat(gates.slope()).isDeepEqualTo(new double[][] {{0}});
    }

    /** Those without weight are never drawn, the others as often as their weight says. */
    @Test
    void drawingIsInProportionToWeights() {
        double[] weights = {0, 3, 0, 1, 0};
        SeededRandom random = SeedTree.root(9).generator();
        int threes = 0;
        for (int time = 0; time < 10_000; time++) {
            int drawn = Relaxation.drawn(weights, random);
            assertThat(drawn).isIn(1, 3);
            threes += drawn == 3 ? 1 : 0;
        }
        assertThat(threes / 10_000.0).isCloseTo(0.25, within(4 * 0.0044));
    }

    /** Of two choices the log odds are logistic: known quantiles. */
    @ParameterizedTest
    @CsvSource({"0.1", "0.3", "0.5", "0.9"})
    void theConcreteDistributionHasTheQuantilesOfALogisticOne(double share) {
        double[] alpha = {0.6, -0.3};
        double odds = (0.9 + Math.log(share / (1 - share))) / KNOBS.temperature();
        double quantile = 1 / (1 + Math.exp(-odds));
        SeededRandom random = SeedTree.root(5).generator();
        int below = 0;
        int times = 40_000;
        for (int i = 0; i < times; i++) {
            below += Relaxation.CONCRETE.mix(alpha, KNOBS, random).weights()[0] < quantile ? 1 : 0;
        }
        assertThat((double) below / times).isCloseTo(share, within(4 * Math.sqrt(share * (1 - share) / times)));
    }

    /** E[slope] is the slope of E[w] = β / Σβ; E[w] itself is what draws have. */
    @Test
    void dirichletHasTheMeanAndTheMeanSlopeThatAreKnown() {
        SeededRandom random = SeedTree.root(6).generator();
        int n = ALPHA.length;
        int times = 30_000;
        double[] mean = new double[n];
        double[][] slope = new double[n][n];
        for (int time = 0; time < times; time++) {
            Mixed drawn = Relaxation.DIRICHLET.mix(ALPHA, KNOBS, random);
            for (int i = 0; i < n; i++) {
                mean[i] += drawn.weights()[i] / times;
                for (int j = 0; j < n; j++) {
                    slope[i][j] += drawn.slope()[i][j] / times;
                }
            }
        }
        Mixed known = Relaxation.DIRICHLET.mean(ALPHA, KNOBS);
        for (int i = 0; i < n; i++) {
            assertThat(mean[i]).isCloseTo(known.weights()[i], within(0.006));
            for (int j = 0; j < n; j++) {
                assertThat(slope[i][j]).isCloseTo(known.slope()[i][j], within(0.003));
            }
        }
    }

    /** A draw with a rank kept moves with the shape as its quantile does: found here by bisection. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.02", "0.3, 1.5", "0.9, 0.4", "1, 2.2", "2.5, 0.5", "2.5, 6", "12, 9", "12, 20"})
    void theSlopeOfAGammaDrawIsThatOfItsQuantile(double shape, double x) {
        double rank = Gamma.regularizedGammaP(shape, x);
        double h = 1e-4 * shape;
        double expected = (quantile(shape + h, rank) - quantile(shape - h, rank)) / (2 * h);
        assertThat(GammaDraw.slope(shape, x)).isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
    }

    private static double quantile(double shape, double rank) {
        double low = 0;
        double high = 200;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (Gamma.regularizedGammaP(shape, middle) < rank) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
