package org.nasgauge.search.bayesian;

import java.util.List;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.graph.GraphNetwork;
import org.nasgauge.models.graph.GraphTraining;

/** The shape of the network that reads graphs, and how it is trained. The values are those of NPENAS-NP. */
record GraphPredictorSettings(int layers, int width, double dropout, GraphTraining training) {
    private static final OldSetting<Integer> LAYERS =
            new OldSetting.Whole("np-layers", 3, 1, 100, "of np, that see neighbours");
    private static final OldSetting<Integer> WIDTH =
            new OldSetting.Whole("np-width", 32, 2, 10_000, "of np: units of a layer");
    private static final OldSetting<Double> DROPOUT =
            new OldSetting.Real("np-dropout", 0.1, 0, 0.99, "of np: share of the last layer's inputs");
    private static final OldSetting<Integer> EPOCHS =
            new OldSetting.Whole("np-epochs", 300, 1, 1_000_000, "of np: passes over what was evaluated, for each fit");
    private static final OldSetting<Integer> BATCH =
            new OldSetting.Whole("np-batch", 16, 1, 1_000_000, "of np: architectures of a training step");
    private static final OldSetting<Double> RATE =
            new OldSetting.Real("np-learning-rate", 0.005, 0, 10, "of np: Adam's, which falls along a cosine to 0");
    private static final OldSetting<Double> DECAY = new OldSetting.Real("np-weight-decay", 1e-4, 0, 10, "of np");

    static final List<OldSetting<?>> ALL = List.of(LAYERS, WIDTH, DROPOUT, EPOCHS, BATCH, RATE, DECAY);

    static GraphPredictorSettings of(OldSettings settings) {
        return new GraphPredictorSettings(
                settings.get(LAYERS),
                settings.get(WIDTH),
                settings.get(DROPOUT),
                new GraphTraining(settings.get(EPOCHS), settings.get(BATCH), settings.get(RATE), settings.get(DECAY)));
    }

    /**
     * A new network, trained.
     *
     * @param labels how many the vertices can have
     */
    GraphNetwork fitted(int labels, List<LabelledGraph> known, float[] scores, SeededRandom random) {
        GraphNetwork network = new GraphNetwork(new GraphNetwork.Shape(labels, layers, width, dropout), random);
        training.fit(network, known, scores, random);
        return network;
    }
}
