package org.nasgauge.models.graph;

import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.bayesian.OnLearnedFeatures;
import org.nasgauge.models.gradient.BatchNormalization;
import org.nasgauge.models.gradient.Recording;
import org.nasgauge.models.gradient.Training;

/**
 * The embedding of BONAS: Shi, Pi, Xu, Li, Kwok and Zhang, Bridging the gap between sample-based and one-shot neural architecture
 * search with BONAS, NeurIPS 2020. Graph convolutions with a global vertex and batch normalization, in which a vertex adds up the
 * rows of those with an edge to it; trained on the mean squared error.
 */
public final class GlobalVertexNetwork extends GlobalVertexConvolutions
        implements OnLearnedFeatures.Network<LabelledGraph> {
    private static final double BOUND = 0.05;

    /**
     * @param layers at least 1
     * @param width of each, and of the embedding
     */
    public record Shape(int layers, int width, Training training) {
        private Stack stack() {
            return new Stack(
                    layers,
                    width,
                    BOUND,
                    GraphsTogether::sumsWithGlobal,
                    (parameters, columns) -> new BatchNormalization(parameters, columns)::of,
                    0);
        }
    }

    /** @param labels how many the vertices can have */
    public GlobalVertexNetwork(int labels, Shape shape, SeededRandom random) {
        super(labels, shape.stack(), shape.training()::fit, Recording::squared, random);
    }

    @Override
    public double[] features(LabelledGraph one) {
        return embedded(Recording.predicting(), List.of(one)).toArray();
    }
}
