package org.nasgauge.models.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.gradient.Arrangement;
import org.nasgauge.models.gradient.BatchNormalization;
import org.nasgauge.models.gradient.Linear;
import org.nasgauge.models.gradient.Matrix;
import org.nasgauge.models.gradient.Parameters;
import org.nasgauge.models.gradient.Recording;
import org.nasgauge.models.gradient.SparseMatrix;
import org.nasgauge.models.gradient.Training;

/**
 * Graph convolutions whose output is read off a global vertex, to which all others have an edge: the embedding of BONAS (Shi, Pi,
 * Xu, Li, Kwok and Zhang, Bridging the gap between sample-based and one-shot neural architecture search with BONAS, NeurIPS 2020). Each
 * layer is normalized and rectified; a linear output is trained on the mean squared error.
 */
public final class GlobalVertexNetwork {
    private static final double BOUND = 0.05;

    /**
     * @param layers at least 1
     * @param width of each, and of the embedding
     */
    public record Shape(int layers, int width, Training training) {}

    private record Layer(Linear map, BatchNormalization normalization) {}

    private final int labels;
    private final Shape shape;
    private final Parameters parameters = new Parameters();
    private final List<Layer> layers = new ArrayList<>();
    private final Linear output;

    /** @param labels how many the vertices can have */
    public GlobalVertexNetwork(int labels, Shape shape, SeededRandom random) {
        this.labels = labels;
        this.shape = shape;
        for (int layer = 0; layer < shape.layers(); layer++) {
            int inputs = layer == 0 ? labels + 1 : shape.width();
            double bias = 1 / StrictMath.sqrt(shape.width());
            Linear map = new Linear(
                    parameters.uniform(inputs, shape.width(), BOUND, random),
                    parameters.uniform(1, shape.width(), bias, random));
            layers.add(new Layer(map, new BatchNormalization(parameters, shape.width())));
        }
        this.output = Linear.standard(parameters, shape.width(), 1, random);
    }

    /** @param standardized scores, one a graph */
    public void fit(List<LabelledGraph> graphs, double[] standardized, SeededRandom random) {
        shape.training()
                .fit(
                        parameters,
                        graphs.size(),
                        (recording, batch) -> loss(recording, graphs, standardized, batch),
                        random);
    }

    Matrix loss(Recording recording, List<LabelledGraph> graphs, double[] wanted, int[] batch) {
        List<LabelledGraph> chosen = new ArrayList<>();
        for (int row : batch) {
            chosen.add(graphs.get(row));
        }
        Matrix predicted = output.of(recording, embedded(recording, chosen));
        return recording.mean(recording.squared(recording.minus(predicted, Matrix.of(wanted, batch))));
    }

    Parameters parameters() {
        return parameters;
    }

    /** What the network makes of each graph before its output: a row a graph. */
    public double[][] embedding(List<LabelledGraph> graphs) {
        return embedded(Recording.predicting(), graphs).toRows();
    }

    private Matrix embedded(Recording recording, List<LabelledGraph> graphs) {
        GraphsTogether together = new GraphsTogether(graphs);
        SparseMatrix sums = together.sumsWithGlobal();
        int[] label = Arrays.copyOf(together.labels(), together.vertices() + graphs.size());
        Arrays.fill(label, together.vertices(), label.length, labels);
        Matrix rows = Matrix.oneHot(label, labels + 1);
        for (Layer layer : layers) {
            Matrix mapped = recording.product(rows, layer.map().weights());
            Matrix summed =
                    recording.plusRow(sums.times(recording, mapped), layer.map().biases());
            rows = recording.rectified(layer.normalization().of(recording, summed));
        }
        return Arrangement.rows(recording, rows, together.vertices(), graphs.size());
    }
}
