package org.nasgauge.oneshot.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class PathControllerTest {
    private static final int[] SIZES = {3, 2, 3};

    private final ControllerParameters parameters = new ControllerParameters(0, 1e-3);
    private final PathController controller =
            new PathController(SIZES, 5, 5, 2.5, parameters, SeedTree.root(1).generator());

    /** So that nothing is near its beginning. */
    private void scatter() {
        SeededRandom random = SeedTree.root(2).generator();
        for (int i = 0; i < parameters.size(); i++) {
            parameters.set(i, random.nextGaussian());
        }
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        scatter();
        int[] path = {2, 0, 1};
        controller.accumulate(path, 0.7);
        double step = 1e-6;
        for (int i = 0; i < parameters.size(); i++) {
            double value = parameters.get(i);
            parameters.set(i, value + step);
            double above = controller.logProbability(path);
            parameters.set(i, value - step);
            double below = controller.logProbability(path);
            parameters.set(i, value);
            assertThat(parameters.gradient(i)).isCloseTo(-0.7 * (above - below) / (2 * step), offset(1e-7));
        }
    }

    @Test
    void pathsAreDrawnAsOftenAsTheirProbabilitySays() {
        scatter();
        double[] counts = new double[18];
        double entropy = 0;
        SeededRandom random = SeedTree.root(3).generator();
        for (int i = 0; i < 8_000; i++) {
            PathController.Drawn drawn = controller.draw(random);
            int[] path = drawn.choices();
            counts[path[0] * 6 + path[1] * 3 + path[2]]++;
            entropy += drawn.entropy() / 8_000;
        }
        double sum = 0;
        double expected = 0;
        for (int at = 0; at < 18; at++) {
            double log = controller.logProbability(new int[] {at / 6, at / 3 % 2, at % 3});
            double p = StrictMath.exp(log);
            sum += p;
            expected -= p * log;
            assertThat(counts[at] / 8_000).isCloseTo(p, offset(5 * Math.sqrt(p * (1 - p) / 8_000) + 1e-4));
        }
        assertThat(sum).isCloseTo(1, offset(1e-12));
        assertThat(entropy).isCloseTo(expected, offset(0.03));
    }

    @Test
    void whatIsRewardedIsDrawnMoreOften() {
        SeededRandom random = SeedTree.root(4).generator();
        int[] best = {1, 1, 0};
        double before = controller.logProbability(best);
        for (int update = 0; update < 200; update++) {
            for (int sample = 0; sample < 5; sample++) {
                int[] path = controller.draw(random).choices();
                int hits = 0;
                for (int i = 0; i < path.length; i++) {
                    hits += path[i] == best[i] ? 1 : 0;
                }
                controller.accumulate(path, (hits - 1.5) / 5);
            }
            parameters.step(0.01, 5);
        }
        assertThat(controller.logProbability(best)).isGreaterThan(before + 1);
    }
}
