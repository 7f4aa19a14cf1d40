package org.nasgauge.models.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.gradient.FiniteDifferences;
import org.nasgauge.models.gradient.HeldOutTraining;

class GlobalVertexRegressionTest {
    private static final int LABELS = 4;

    private static GlobalVertexRegression regression(int epochs, SeededRandom random) {
        HeldOutTraining training = new HeldOutTraining(epochs, 4, 0.01, 0, 10, 35);
        return new GlobalVertexRegression(LABELS, new GlobalVertexRegression.Shape(3, 6, 0.1, 0.1, training), random);
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        SeededRandom random = SeedTree.root(1).generator();
        GlobalVertexRegression regression = regression(1, random);
        List<LabelledGraph> graphs = RandomGraphs.of(6, LABELS, random);
        double[] scores = {1, -1, 0.5, 2, -2, 0};
        FiniteDifferences.check(
                regression.build(), 6, (recording, rows) -> regression.loss(recording, graphs, scores, rows));
    }

    @Test
    void theOrderOfVerticesIsNothingToIt() {
        SeededRandom random = SeedTree.root(2).generator();
        GlobalVertexRegression regression = regression(3, random);
        List<LabelledGraph> graphs = RandomGraphs.of(20, LABELS, random);
        regression.fit(graphs, RandomGraphs.fed(graphs));
        double one = regression.predict(diamond(1, 2));
        assertThat(regression.predict(diamond(2, 1))).isCloseTo(one, within(1e-12));
        assertThat(regression.predict(diamond(2, 2))).isNotCloseTo(one, within(1e-6));
    }

    /** Of two graphs one is held out, and one is learned from, whatever the share. */
    @Test
    void twoAreEnough() {
        SeededRandom random = SeedTree.root(3).generator();
        GlobalVertexRegression regression = regression(2, random);
        regression.fit(List.of(diamond(1, 2), diamond(2, 2)), new double[] {1, -1});
        assertThat(regression.predict(diamond(1, 1))).isFinite();
    }

    private static LabelledGraph diamond(int left, int right) {
        return new LabelledGraph(
                List.of(0, left, right, 3),
                List.of(
                        new LabelledGraph.Edge(0, 1),
                        new LabelledGraph.Edge(0, 2),
                        new LabelledGraph.Edge(1, 3),
                        new LabelledGraph.Edge(2, 3)));
    }
}
