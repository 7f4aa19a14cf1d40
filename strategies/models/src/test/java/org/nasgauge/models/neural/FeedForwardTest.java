package org.nasgauge.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class FeedForwardTest {
    private static final int BITS = 12;

    private static List<int[]> inputs(int count, SeededRandom random) {
        List<int[]> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inputs.add(
                    IntStream.range(0, BITS).filter(bit -> random.nextBoolean()).toArray());
        }
        return inputs;
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        SeededRandom random = SeedTree.root(1).generator();
        FeedForward network = new FeedForward(BITS, 3, 7, random);
        int count = 5;
        int[][] batch = inputs(count, random).toArray(int[][]::new);
        float[] wanted = {-3, 3, -2, 2, 3};
        network.forward(batch, count);
        network.backward(batch, wanted, count);
        float[] gradient = network.gradient().clone();
        for (int i = 0; i < gradient.length; i++) {
            float at = network.parameters()[i];
            network.parameters()[i] = at + 1e-3f;
            double above = error(network.forward(batch, count), wanted);
            network.parameters()[i] = at - 1e-3f;
            double below = error(network.forward(batch, count), wanted);
            network.parameters()[i] = at;
            assertThat((double) gradient[i]).isCloseTo((above - below) / 2e-3, within(2e-2));
        }
    }

    private static double error(float[] output, float[] wanted) {
        return IntStream.range(0, wanted.length)
                .mapToDouble(b -> Math.abs(output[b] - wanted[b]))
                .average()
                .orElseThrow();
    }

    @Test
    void learnsAFunctionOfItsBitsAndForeseesWhatItDidNotSee() {
        SeededRandom random = SeedTree.root(2).generator();
        List<int[]> inputs = inputs(300, random);
        float[] targets = new float[300];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = (float) IntStream.of(inputs.get(i))
                    .mapToDouble(bit -> bit < 6 ? 0.5 : -0.3)
                    .sum();
        }
        FeedForward network = new FeedForward(BITS, 2, 20, random);
        float[] seen = java.util.Arrays.copyOf(targets, 200);
        network.fit(inputs.subList(0, 200), seen, 150, 0.01, random);
        float[] predicted = network.predict(inputs.subList(200, 300));
        double error = IntStream.range(0, 100)
                .mapToDouble(i -> Math.abs(predicted[i] - targets[200 + i]))
                .average()
                .orElseThrow();
        assertThat(error).isLessThan(0.1);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        float[][] twice = new float[2][];
        for (int i = 0; i < 2; i++) {
            SeededRandom random = SeedTree.root(3).generator();
            List<int[]> inputs = inputs(40, random);
            FeedForward network = new FeedForward(BITS, 10, 20, random);
            network.fit(inputs, new float[40], 3, 0.01, random);
            twice[i] = network.predict(inputs);
        }
        assertThat(twice[0]).isEqualTo(twice[1]);
    }

    /** By hand, from algorithm 1 of Kingma and Ba: with one gradient g the first step is the learning rate, whatever g. */
    @Test
    void adamsFirstStepIsItsLearningRateAgainstTheGradient() {
        float[] parameters = {1, 1, 1};
        new Adam(3, 0.01).step(parameters, new float[] {4, -0.5f, 0});
        assertThat(parameters).containsExactly(new float[] {0.99f, 1.01f, 1}, within(1e-6f));
    }
}
