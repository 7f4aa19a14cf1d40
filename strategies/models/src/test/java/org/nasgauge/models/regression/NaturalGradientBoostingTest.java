package org.nasgauge.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.regression.NaturalGradientBoosting.Shape;

class NaturalGradientBoostingTest {
    private static final double STEP = 1e-5;

    /**
     * Fisher's information is what the product of the gradient with itself comes to on average, over scores drawn from the
     * distribution, here by sums on a fine grid; gradients are finite differences of the loss.
     */
    @Test
    void theNaturalGradientIsTheGradientOverFishersInformation() {
        SeededRandom random = SeedTree.root(2).generator();
        for (int trial = 0; trial < 50; trial++) {
            double mean = 2 * random.nextGaussian();
            double logDeviation = random.nextGaussian();
            double score = mean + 2 * random.nextGaussian();
            double[][] fisher = new double[2][2];
            double width = StrictMath.exp(logDeviation) / 100;
            for (int i = -1000; i <= 1000; i++) {
                double drawn = mean + i * width;
                double[] gradient = gradient(drawn, mean, logDeviation);
                double weight = StrictMath.exp(-i * i / 2e4) / StrictMath.sqrt(2 * StrictMath.PI) / 100;
                for (int j = 0; j < 2; j++) {
                    for (int k = 0; k < 2; k++) {
                        fisher[j][k] += weight * gradient[j] * gradient[k];
                    }
                }
            }
            double[] natural = NaturalGradientBoosting.naturalGradient(score, mean, logDeviation);
            double[] gradient = gradient(score, mean, logDeviation);
            for (int j = 0; j < 2; j++) {
                double product = fisher[j][0] * natural[0] + fisher[j][1] * natural[1];
                assertThat(product).isCloseTo(gradient[j], within(1e-5 * (1 + Math.abs(gradient[j]))));
            }
        }
    }

    private static double[] gradient(double score, double mean, double logDeviation) {
        return new double[] {
            (NaturalGradientBoosting.loss(score, mean + STEP, logDeviation)
                            - NaturalGradientBoosting.loss(score, mean - STEP, logDeviation))
                    / (2 * STEP),
            (NaturalGradientBoosting.loss(score, mean, logDeviation + STEP)
                            - NaturalGradientBoosting.loss(score, mean, logDeviation - STEP))
                    / (2 * STEP)
        };
    }

    /** One split and all rows: the first pair moves μ by the rate towards the means of the two sides. */
    @Test
    void oneRoundIsOneStepAlongTheGradient() {
        NaturalGradientBoosting model = new NaturalGradientBoosting(
                new Shape(1, 0.1, 1, 1, 1), SeedTree.root(1).generator());
        model.fit(
                List.of(new double[] {0}, new double[] {0}, new double[] {1}, new double[] {1}),
                new double[] {-1, -1, 1, 1});
        assertThat(model.predict(new double[] {0})).isCloseTo(-0.1, within(1e-12));
        assertThat(model.predict(new double[] {1})).isCloseTo(0.1, within(1e-12));
        assertThat(model.deviation(new double[] {1}).orElseThrow()).isEqualTo(1);
    }

    /** Noise that is tenfold where one feature is 1. */
    @Test
    void learnsWhereScoresAreNoisy() {
        for (int seed = 0; seed < 3; seed++) {
            SeededRandom random = SeedTree.root(seed).generator();
            List<double[]> known = new ArrayList<>();
            double[] scores = new double[400];
            for (int i = 0; i < scores.length; i++) {
                double[] row = {random.nextInt(2), random.nextInt(2)};
                known.add(row);
                scores[i] = 2 * row[0] + (row[1] == 1 ? 1 : 0.1) * random.nextGaussian();
            }
            NaturalGradientBoosting model = new NaturalGradientBoosting(new Shape(200, 0.1, 3, 1, 0.5), random);
            model.fit(known, scores);
            assertThat(model.predict(new double[] {1, 0})).isCloseTo(2, within(0.2));
            assertThat(model.deviation(new double[] {1, 0}).orElseThrow()).isBetween(0.05, 0.2);
            assertThat(model.deviation(new double[] {0, 1}).orElseThrow()).isBetween(0.7, 1.4);
        }
    }
}
