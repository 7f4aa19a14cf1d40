package org.nasgauge.models.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.gradient.FiniteDifferences;

class PerceptronTest {
    private static List<double[]> inputs(int count, SeededRandom random) {
        List<double[]> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inputs.add(new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()});
        }
        return inputs;
    }

    private static double truth(double[] input) {
        return input[0] * input[1] / 2 + Math.max(input[2], 0);
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        SeededRandom random = SeedTree.root(1).generator();
        Perceptron network = new Perceptron(new Perceptron.Shape(3, 6, 1, 5, 0.01, 0.2), random);
        double[][] rows = inputs(5, random).toArray(double[][]::new);
        double[] scores = {2, -2, 1, -1, 3};
        FiniteDifferences.check(
                network.build(3), 5, (recording, batch) -> network.loss(recording, rows, scores, batch));
    }

    @Test
    void learnsAFunctionOfNumbersAndForeseesWhatItDidNotSee() {
        SeededRandom random = SeedTree.root(2).generator();
        List<double[]> inputs = inputs(400, random);
        double[] scores = inputs.subList(0, 300).stream()
                .mapToDouble(PerceptronTest::truth)
                .toArray();
        Perceptron network = new Perceptron(new Perceptron.Shape(3, 20, 100, 32, 0.01, 0), random);
        network.fit(inputs.subList(0, 300), scores);
        double error = inputs.subList(300, 400).stream()
                .mapToDouble(input -> Math.abs(network.predict(input) - truth(input)))
                .average()
                .orElseThrow();
        assertThat(error).isLessThan(0.15);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        double[] twice = new double[2];
        for (int i = 0; i < 2; i++) {
            SeededRandom random = SeedTree.root(3).generator();
            List<double[]> inputs = inputs(40, random);
            Perceptron network = new Perceptron(new Perceptron.Shape(10, 20, 3, 32, 0.01, 0.2), random);
            network.fit(inputs, new double[40]);
            twice[i] = network.predict(inputs.get(0));
        }
        assertThat(twice[0]).isEqualTo(twice[1]);
    }
}
