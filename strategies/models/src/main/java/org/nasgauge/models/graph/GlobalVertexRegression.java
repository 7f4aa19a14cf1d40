package org.nasgauge.models.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.gradient.Arrangement;
import org.nasgauge.models.gradient.HeldOutTraining;
import org.nasgauge.models.gradient.LayerNormalization;
import org.nasgauge.models.gradient.Linear;
import org.nasgauge.models.gradient.Matrix;
import org.nasgauge.models.gradient.Parameters;
import org.nasgauge.models.gradient.Recording;
import org.nasgauge.models.gradient.SparseMatrix;
import org.nasgauge.models.regression.Regression;

/**
 * Graph convolutions that are read off a global vertex: the predictor of latencies of Dudziak, Chau, Abdelfattah, Lee, Kim and
 * Lane, BRP-NAS: prediction-based NAS using GCNs, NeurIPS 2020. A layer adds up a vertex's own row and those of the vertices
 * that it has an edge to, maps them, and normalizes row by row before it rectifies; a linear output is trained on the mean
 * absolute error.
 */
public final class GlobalVertexRegression implements Regression<LabelledGraph> {
    /**
     * @param layers at least 1
     * @param width of each
     * @param dropout the share of a layer's outputs that is left out in training
     * @param heldOut the share of what is known that is watched and not learned from; of two, one
     */
    public record Shape(int layers, int width, double dropout, double heldOut, HeldOutTraining training) {}

    private record Layer(Linear map, LayerNormalization normalization) {}

    private final int labels;
    private final Shape shape;
    private final SeededRandom random;
    private List<Layer> layers = List.of();
    private Optional<Linear> output = Optional.empty();

    /** @param labels how many the vertices can have */
    public GlobalVertexRegression(int labels, Shape shape, SeededRandom random) {
        this.labels = labels;
        this.shape = shape;
        this.random = random;
    }

    Parameters build() {
        Parameters parameters = new Parameters();
        double bound = 1 / StrictMath.sqrt(shape.width());
        layers = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            int inputs = layer == 0 ? labels + 1 : shape.width();
            Linear map = new Linear(
                    parameters.uniform(inputs, shape.width(), bound, random),
                    parameters.uniform(1, shape.width(), bound, random));
            layers.add(new Layer(map, new LayerNormalization(parameters, shape.width())));
        }
        output = Optional.of(Linear.standard(parameters, shape.width(), 1, random));
        return parameters;
    }

    @Override
    public void fit(List<LabelledGraph> known, double[] scores) {
        Parameters parameters = build();
        int[] order = random.permutation(scores.length);
        int watched = Math.min(scores.length - 1, Math.max(1, (int) Math.round(shape.heldOut() * scores.length)));
        shape.training()
                .fit(
                        parameters,
                        Arrays.copyOfRange(order, watched, order.length),
                        Arrays.copyOfRange(order, 0, watched),
                        (recording, rows) -> loss(recording, known, scores, rows),
                        random);
    }

    Matrix loss(Recording recording, List<LabelledGraph> graphs, double[] wanted, int[] rows) {
        List<LabelledGraph> chosen = IntStream.of(rows).mapToObj(graphs::get).toList();
        Matrix difference = recording.minus(output(recording, chosen), Matrix.of(wanted, rows));
        return recording.mean(recording.absolute(difference));
    }

    private Matrix output(Recording recording, List<LabelledGraph> graphs) {
        GraphsTogether together = new GraphsTogether(graphs);
        SparseMatrix sums = together.sumsOfTargetsWithGlobal();
        int[] label = Arrays.copyOf(together.labels(), together.vertices() + graphs.size());
        Arrays.fill(label, together.vertices(), label.length, labels);
        Matrix rows = Matrix.oneHot(label, labels + 1);
        for (Layer layer : layers) {
            Matrix mapped = recording.product(rows, layer.map().weights());
            Matrix summed =
                    recording.plusRow(sums.times(recording, mapped), layer.map().biases());
            Matrix rectified = recording.rectified(layer.normalization().of(recording, summed));
            rows = recording.dropped(rectified, shape.dropout());
        }
        Matrix global = Arrangement.rows(recording, rows, together.vertices(), graphs.size());
        return output.orElseThrow().of(recording, global);
    }

    @Override
    public double predict(LabelledGraph one) {
        return output(Recording.predicting(), List.of(one)).at(0, 0);
    }
}
