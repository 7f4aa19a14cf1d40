package org.nasgauge.models.graph;

import java.util.Arrays;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.gradient.HeldOutTraining;
import org.nasgauge.models.gradient.LayerNormalization;
import org.nasgauge.models.gradient.Parameters;
import org.nasgauge.models.gradient.Recording;
import org.nasgauge.models.gradient.Training;

/**
 * The predictor of latencies of Dudziak, Chau, Abdelfattah, Lee, Kim and Lane, BRP-NAS: prediction-based NAS using GCNs, NeurIPS
 * 2020. Graph convolutions with a global vertex and layer normalization, in which a vertex adds up the rows of those that it has an
 * edge to; trained on the mean absolute error.
 */
public final class GlobalVertexRegression extends GlobalVertexConvolutions {
    /**
     * @param layers at least 1
     * @param width of each
     * @param dropout the share of a layer's outputs that is left out in training
     * @param heldOut the share of what is known that is watched and not learned from; of two, one
     */
    public record Shape(int layers, int width, double dropout, double heldOut, HeldOutTraining training) {
        private Stack stack() {
            return new Stack(
                    layers,
                    width,
                    1 / StrictMath.sqrt(width),
                    GraphsTogether::sumsOfTargetsWithGlobal,
                    (parameters, columns) -> new LayerNormalization(parameters, columns)::of,
                    dropout);
        }

        private void fit(Parameters parameters, int graphs, Training.Loss loss, SeededRandom random) {
            int[] order = random.permutation(graphs);
            int watched = Math.min(graphs - 1, Math.max(1, (int) Math.round(heldOut * graphs)));
            training.fit(
                    parameters,
                    Arrays.copyOfRange(order, watched, graphs),
                    Arrays.copyOfRange(order, 0, watched),
                    loss,
                    random);
        }
    }

    /** @param labels how many the vertices can have */
    public GlobalVertexRegression(int labels, Shape shape, SeededRandom random) {
        super(labels, shape.stack(), shape::fit, Recording::absolute, random);
    }
}
