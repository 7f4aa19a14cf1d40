package org.nasgauge.models.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.gradient.HeldOutTraining;

class GlobalVertexRegressionTest extends TrainedOnGraphsContract {
    @Override
    GlobalVertexRegression network(SeededRandom random) {
        HeldOutTraining training = new HeldOutTraining(3, 4, 0.01, 0, 10, 35);
        return new GlobalVertexRegression(LABELS, new GlobalVertexRegression.Shape(3, 6, 0.1, 0.1, training), random);
    }

    /** Of two graphs one is held out, and one is learned from, whatever the share. */
    @Test
    void twoAreEnough() {
        GlobalVertexRegression regression = network(SeedTree.root(3).generator());
        regression.fit(List.of(diamond(1, 2), diamond(2, 2)), new double[] {1, -1});
        assertThat(regression.predict(diamond(1, 1))).isFinite();
    }
}
