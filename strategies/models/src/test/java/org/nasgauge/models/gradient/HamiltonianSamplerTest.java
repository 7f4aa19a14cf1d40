package org.nasgauge.models.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class HamiltonianSamplerTest {
    private static final double[] MEANS = {3, -1, 0.5};
    private static final double[] DEVIATIONS = {0.5, 2, 1};

    /**
     * Means and variances of 400 chains apart, each after 1,000 steps: within four standard errors of a mean of as many draws, and
     * within four of a variance, √(2/400) of it, plus a twentieth for steps that are not infinitely small.
     */
    @Test
    void samplesANormalDistribution() {
        int chains = 400;
        double[] sums = new double[MEANS.length];
        double[] squares = new double[MEANS.length];
        for (int chain = 0; chain < chains; chain++) {
            SeededRandom random = SeedTree.root(chain).generator();
            double[] last = sampled(random);
            for (int i = 0; i < last.length; i++) {
                sums[i] += last[i];
                squares[i] += (last[i] - MEANS[i]) * (last[i] - MEANS[i]);
            }
        }
        for (int i = 0; i < MEANS.length; i++) {
            double error = DEVIATIONS[i] / Math.sqrt(chains);
            assertThat(sums[i] / chains).isCloseTo(MEANS[i], within(4 * error));
            double variance = DEVIATIONS[i] * DEVIATIONS[i];
            double bound = (4 * Math.sqrt(2.0 / chains) + 0.05) * variance;
            assertThat(squares[i] / chains).isCloseTo(variance, within(bound));
        }
    }

    private static double[] sampled(SeededRandom random) {
        Parameters parameters = new Parameters();
        Matrix state = parameters.constant(1, MEANS.length, 0);
        Matrix means = Matrix.of(new double[][] {MEANS}, new int[] {0});
        double[] precisions = new double[MEANS.length];
        for (int i = 0; i < precisions.length; i++) {
            precisions[i] = MEANS.length / (2 * DEVIATIONS[i] * DEVIATIONS[i]);
        }
        Matrix weights = Matrix.of(new double[][] {precisions}, new int[] {0});
        HamiltonianSampler sampler =
                new HamiltonianSampler(parameters, new HamiltonianSampler.Settings(100, 0.1, 0.1), random);
        for (int step = 0; step < 1_000; step++) {
            Recording recording = Recording.learning(random);
            Matrix energy = recording.mean(recording.times(weights, recording.squared(recording.minus(state, means))));
            sampler.step(energy, recording);
        }
        return parameters.values();
    }
}
