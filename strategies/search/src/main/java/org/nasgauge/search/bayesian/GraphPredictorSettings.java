package org.nasgauge.search.bayesian;

import java.util.List;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.graph.GraphNetwork;
import org.nasgauge.models.graph.GraphTraining;

/** The shape of the network that reads graphs, and how it is trained. The standard values are those of NPENAS-NP. */
public record GraphPredictorSettings(
        @Meaning("of np, that see neighbours") @Range(least = 1, most = 100)
        int npLayers,

        @Meaning("of np: units of a layer") @Range(least = 2, most = 10_000)
        int npWidth,

        @Meaning("of np: share of the last layer's inputs") @Range(least = 0, most = 0.99)
        double npDropout,

        @Meaning("of np: passes over what was evaluated, for each fit") @Range(least = 1, most = 1_000_000)
        int npEpochs,

        @Meaning("of np: architectures of a training step") @Range(least = 1, most = 1_000_000)
        int npBatch,

        @Meaning("of np: Adam's, which falls along a cosine to 0") @Range(least = 0, most = 10)
        double npLearningRate,

        @Meaning("of np") @Range(least = 0, most = 10) double npWeightDecay) {
    public GraphPredictorSettings() {
        this(3, 32, 0.1, 300, 16, 0.005, 1e-4);
    }

    /**
     * A new network, trained.
     *
     * @param labels how many the vertices can have
     */
    GraphNetwork fitted(int labels, List<LabelledGraph> known, float[] scores, SeededRandom random) {
        GraphNetwork network = new GraphNetwork(new GraphNetwork.Shape(labels, npLayers, npWidth, npDropout), random);
        new GraphTraining(npEpochs, npBatch, npLearningRate, npWeightDecay).fit(network, known, scores, random);
        return network;
    }
}
