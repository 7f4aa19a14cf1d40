package org.nasgauge.models.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class GaussianLayerTest {
    private static final double SOFT = Math.log(2);

    private static double[] drawn(int count, SeededRandom random) {
        return IntStream.range(0, count).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    @Test
    void gradientsAreThoseOfTheLoss() {
        SeededRandom random = SeedTree.root(1).generator();
        Parameters parameters = new Parameters();
        Matrix rows = parameters.normal(6, 3, random);
        GaussianLayer layer = new GaussianLayer(parameters);
        double[] values = drawn(6, random);
        parameters.set(drawn(parameters.count(), random));
        FiniteDifferences.check(parameters, recording -> layer.loss(recording, rows, values));
    }

    /** Two observations: K = ln 2 (1 and e^(−d²/2ℓ²)) with a noise of ln 2 + 1e-4, by hand. */
    @Test
    void lossAndBeliefAreThoseOfTheFormulas() {
        GaussianLayer layer = new GaussianLayer(new Parameters());
        Matrix rows = Matrix.of(new double[][] {{0}, {0.5}, {2}}, new int[] {0, 1});
        Matrix asked = Matrix.of(new double[][] {{0}, {0.5}, {2}}, new int[] {2});
        double near = SOFT * Math.exp(-0.25 / (2 * SOFT * SOFT));
        double own = 2 * SOFT + 1e-4;
        double determinant = own * own - near * near;
        double[] y = {1, -0.3};
        double squares = (own * (y[0] * y[0] + y[1] * y[1]) - 2 * near * y[0] * y[1]) / determinant;
        assertThat(layer.loss(Recording.predicting(), rows, y).at(0, 0))
                .isCloseTo((squares + Math.log(determinant)) / 4 + Math.log(2 * Math.PI) / 2, within(1e-12));
        double[] with = {SOFT * Math.exp(-4 / (2 * SOFT * SOFT)), SOFT * Math.exp(-2.25 / (2 * SOFT * SOFT))};
        double a = (own * with[0] - near * with[1]) / determinant;
        double b = (own * with[1] - near * with[0]) / determinant;
        GaussianLayer.Belief belief = layer.belief(rows, y, asked);
        assertThat(belief.means()[0]).isCloseTo(a * y[0] + b * y[1], within(1e-12));
        assertThat(belief.deviations()[0]).isCloseTo(Math.sqrt(own - a * with[0] - b * with[1]), within(1e-12));
    }

    @Test
    void aPooledConvolutionFindsWhereItsPatternIs() {
        SeededRandom random = SeedTree.root(2).generator();
        Parameters parameters = new Parameters();
        PooledConvolution convolution = PooledConvolution.standard(parameters, 3, 2, random);
        Matrix series = Matrix.of(new double[][] {drawn(7, random), drawn(7, random)}, new int[] {0, 1});
        FiniteDifferences.check(
                parameters, recording -> recording.mean(recording.squared(convolution.of(recording, series))));
        parameters.set(new double[] {1, 0, 0, 1, 0, 0, 0.5, 0});
        Matrix found =
                convolution.of(Recording.predicting(), Matrix.of(new double[][] {{0, 4, 1, 0, 3}}, new int[] {0}));
        assertThat(found.toArray()).containsExactly(4.5, 4);
    }
}
