package org.nasgauge.models.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.gradient.FiniteDifferences;

abstract class TrainedOnGraphsContract {
    static final int LABELS = 4;

    /** A small one, which leaves some outputs out if it ever does, and is trained for some three epochs. */
    abstract TrainedOnGraphs network(SeededRandom random);

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        SeededRandom random = SeedTree.root(1).generator();
        TrainedOnGraphs network = network(random);
        List<LabelledGraph> graphs = RandomGraphs.of(6, LABELS, random);
        double[] scores = {1, -1, 0.5, 2, -2, 0};
        FiniteDifferences.check(
                network.build(), 6, (recording, batch) -> network.loss(recording, graphs, scores, batch));
    }

    @Test
    void theOrderOfVerticesIsNothingToIt() {
        SeededRandom random = SeedTree.root(2).generator();
        TrainedOnGraphs network = network(random);
        List<LabelledGraph> graphs = RandomGraphs.of(20, LABELS, random);
        network.fit(graphs, RandomGraphs.fed(graphs));
        double one = network.predict(diamond(1, 2));
        assertThat(network.predict(diamond(2, 1))).isCloseTo(one, within(1e-12));
        assertThat(network.predict(diamond(2, 2))).isNotCloseTo(one, within(1e-6));
    }

    static LabelledGraph diamond(int left, int right) {
        return new LabelledGraph(
                List.of(0, left, right, 3),
                List.of(
                        new LabelledGraph.Edge(0, 1),
                        new LabelledGraph.Edge(0, 2),
                        new LabelledGraph.Edge(1, 3),
                        new LabelledGraph.Edge(2, 3)));
    }
}
