package org.nasgauge.models.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.bayesian.OnLearnedFeatures;
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
 * layer is normalized and rectified; a linear output is trained.
 */
public final class GlobalVertexNetwork extends TrainedOnGraphs implements OnLearnedFeatures.Network<LabelledGraph> {
    private static final double BOUND = 0.05;

    /**
     * @param layers at least 1
     * @param width of each, and of the embedding
     */
    public record Shape(int layers, int width, Training training) {}

    private record Layer(Linear map, BatchNormalization normalization) {}

    private final int labels;
    private final Shape shape;
    private List<Layer> layers = List.of();
    private Optional<Linear> output = Optional.empty();

    /** @param labels how many the vertices can have */
    public GlobalVertexNetwork(int labels, Shape shape, SeededRandom random) {
        super(shape.training(), random);
        this.labels = labels;
        this.shape = shape;
    }

    @Override
    Parameters build() {
        Parameters parameters = new Parameters();
        layers = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            int inputs = layer == 0 ? labels + 1 : shape.width();
            double bias = 1 / StrictMath.sqrt(shape.width());
            Linear map = new Linear(
                    parameters.uniform(inputs, shape.width(), BOUND, random),
                    parameters.uniform(1, shape.width(), bias, random));
            layers.add(new Layer(map, new BatchNormalization(parameters, shape.width())));
        }
        output = Optional.of(Linear.standard(parameters, shape.width(), 1, random));
        return parameters;
    }

    @Override
    Matrix output(Recording recording, List<LabelledGraph> graphs) {
        return output.orElseThrow().of(recording, embedded(recording, graphs));
    }

    @Override
    public double[] features(LabelledGraph one) {
        return embedded(Recording.predicting(), List.of(one)).toArray();
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
