package org.nasgauge.models.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.gradient.FiniteDifferences;
import org.nasgauge.models.gradient.HamiltonianSampler;

class SampledNetworksTest {
    private static SampledNetworks networks(int steps, SeededRandom random) {
        return new SampledNetworks(
                new SampledNetworks.Shape(12, steps, 20, 20, new HamiltonianSampler.Settings(steps / 4, 0.01, 0.05)),
                random);
    }

    @Test
    void theGradientOfTheEnergyIsThatOfFiniteDifferences() {
        SeededRandom random = SeedTree.root(1).generator();
        SampledNetworks networks = networks(4, random);
        double[][] rows = {{1, 0.5}, {-1, 2}, {0.3, -0.7}};
        double[] scores = {1, -1, 0.2};
        FiniteDifferences.check(
                networks.build(2), 3, (recording, batch) -> networks.energy(recording, rows, scores, batch));
    }

    /** A parabola between −1 and 1, and far away from it. */
    @Test
    void isSureWhereItHasSeenScores() {
        SeededRandom random = SeedTree.root(2).generator();
        List<double[]> known = new ArrayList<>();
        double[] scores = new double[60];
        for (int i = 0; i < scores.length; i++) {
            double x = -1 + 2.0 * i / (scores.length - 1);
            known.add(new double[] {x});
            scores[i] = 3 * x * x - 1;
        }
        SampledNetworks networks = networks(2_000, random);
        networks.fit(known, scores);
        double squares = 0;
        for (int i = 0; i < scores.length; i++) {
            double difference = networks.predict(known.get(i)) - scores[i];
            squares += difference * difference / scores.length;
        }
        assertThat(squares).isLessThan(0.05);
        double near = networks.deviation(new double[] {0.2}).orElseThrow();
        double far = networks.deviation(new double[] {4}).orElseThrow();
        assertThat(far).isGreaterThan(2 * near);
    }
}
