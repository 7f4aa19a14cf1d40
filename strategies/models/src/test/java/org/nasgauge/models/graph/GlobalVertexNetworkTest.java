package org.nasgauge.models.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.gradient.Training;

class GlobalVertexNetworkTest extends TrainedOnGraphsContract {
    private static final int WIDTH = 5;

    @Override
    GlobalVertexNetwork network(SeededRandom random) {
        Training training = new Training(3, 8, 0.001);
        return new GlobalVertexNetwork(LABELS, new GlobalVertexNetwork.Shape(3, WIDTH, training), random);
    }

    @Test
    void theOrderOfVerticesIsNothingToTheEmbedding() {
        SeededRandom random = SeedTree.root(2).generator();
        GlobalVertexNetwork network = network(random);
        List<LabelledGraph> graphs = RandomGraphs.of(20, LABELS, random);
        network.fit(graphs, RandomGraphs.fed(graphs));
        double[] one = network.features(diamond(1, 2));
        assertThat(one).hasSize(WIDTH);
        assertThat(network.features(diamond(2, 1))).containsExactly(one, within(1e-12));
        assertThat(network.features(diamond(2, 2))).isNotEqualTo(one);
    }
}
