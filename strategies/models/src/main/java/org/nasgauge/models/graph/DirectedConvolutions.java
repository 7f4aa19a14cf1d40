package org.nasgauge.models.graph;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.gradient.Matrix;
import org.nasgauge.models.gradient.Parameters;
import org.nasgauge.models.gradient.Recording;
import org.nasgauge.models.gradient.Training;

/**
 * A network of graph convolutions along the edges and against them: Wen, Liu, Chen, Li, Bender and Kindermans, Neural predictor for
 * neural architecture search, ECCV 2020. A layer is the mean of both directions, each rectified; then comes the mean over the
 * vertices, and two linear maps; trained on the mean squared error.
 */
public final class DirectedConvolutions extends TrainedOnGraphs {
    /**
     * @param layers of convolutions, at least 1
     * @param width of each
     * @param headWidth of the first linear map
     * @param dropout the share of a layer's outputs that is left out in training
     * @param training how it is trained
     */
    public record Shape(int layers, int width, int headWidth, double dropout, Training training) {}

    private record Layer(Matrix along, Matrix against) {}

    private final int labels;
    private final Shape shape;
    private List<Layer> layers = List.of();
    private List<Matrix> head = List.of();

    /** @param labels how many the vertices can have */
    public DirectedConvolutions(int labels, Shape shape, SeededRandom random) {
        super(shape.training()::fit, Recording::squared, random);
        this.labels = labels;
        this.shape = shape;
    }

    @Override
    Parameters build() {
        Parameters parameters = new Parameters();
        layers = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            int inputs = layer == 0 ? labels : shape.width();
            layers.add(new Layer(
                    parameters.glorot(inputs, shape.width(), random),
                    parameters.glorot(inputs, shape.width(), random)));
        }
        head = List.of(
                parameters.uniform(shape.width(), shape.headWidth(), 1 / StrictMath.sqrt(shape.width()), random),
                parameters.uniform(shape.headWidth(), 1, 1 / StrictMath.sqrt(shape.headWidth()), random));
        return parameters;
    }

    @Override
    Matrix output(Recording recording, List<LabelledGraph> graphs) {
        GraphsTogether together = new GraphsTogether(graphs);
        Matrix rows = Matrix.oneHot(together.labels(), labels);
        for (Layer layer : layers) {
            Matrix along = together.along().times(recording, recording.product(rows, layer.along()));
            Matrix against = together.against().times(recording, recording.product(rows, layer.against()));
            Matrix both = recording.sum(recording.rectified(along), recording.rectified(against));
            rows = recording.dropped(recording.scaled(both, 0.5), shape.dropout());
        }
        Matrix pooled = together.means().times(recording, rows);
        Matrix first = recording.dropped(recording.product(pooled, head.get(0)), shape.dropout());
        return recording.product(first, head.get(1));
    }
}
