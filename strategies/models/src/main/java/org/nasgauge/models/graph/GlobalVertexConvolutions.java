package org.nasgauge.models.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.gradient.Arrangement;
import org.nasgauge.models.gradient.Linear;
import org.nasgauge.models.gradient.Matrix;
import org.nasgauge.models.gradient.Parameters;
import org.nasgauge.models.gradient.Recording;
import org.nasgauge.models.gradient.SparseMatrix;

/**
 * Graph convolutions that are read off a global vertex, to which all others have an edge, and a linear output. A layer maps the row
 * of each vertex, adds up its own and those of its neighbours, normalizes and rectifies.
 */
abstract class GlobalVertexConvolutions extends TrainedOnGraphs {
    /** Of the rows of some vertices. */
    interface Normalization {
        Matrix of(Recording recording, Matrix rows);
    }

    /**
     * @param layers at least 1
     * @param width of each
     * @param bound of the weights before they are trained
     * @param sums whose rows a vertex adds up
     * @param normalization of so many columns; what it learns it adds to the parameters
     * @param dropout the share of a layer's outputs that is left out in training
     */
    record Stack(
            int layers,
            int width,
            double bound,
            Function<GraphsTogether, SparseMatrix> sums,
            BiFunction<Parameters, Integer, Normalization> normalization,
            double dropout) {}

    private record Layer(Linear map, Normalization normalization) {}

    private final int labels;
    private final Stack stack;
    private List<Layer> layers = List.of();
    private Optional<Linear> output = Optional.empty();

    /** @param labels how many the vertices can have */
    GlobalVertexConvolutions(
            int labels,
            Stack stack,
            Fitting fitting,
            BiFunction<Recording, Matrix, Matrix> error,
            SeededRandom random) {
        super(fitting, error, random);
        this.labels = labels;
        this.stack = stack;
    }

    @Override
    final Parameters build() {
        Parameters parameters = new Parameters();
        double bias = 1 / StrictMath.sqrt(stack.width());
        layers = new ArrayList<>();
        for (int layer = 0; layer < stack.layers(); layer++) {
            int inputs = layer == 0 ? labels + 1 : stack.width();
            Linear map = new Linear(
                    parameters.uniform(inputs, stack.width(), stack.bound(), random),
                    parameters.uniform(1, stack.width(), bias, random));
            layers.add(new Layer(map, stack.normalization().apply(parameters, stack.width())));
        }
        output = Optional.of(Linear.standard(parameters, stack.width(), 1, random));
        return parameters;
    }

    @Override
    final Matrix output(Recording recording, List<LabelledGraph> graphs) {
        return output.orElseThrow().of(recording, embedded(recording, graphs));
    }

    /** A row each, as wide as a layer. */
    final Matrix embedded(Recording recording, List<LabelledGraph> graphs) {
        GraphsTogether together = new GraphsTogether(graphs);
        SparseMatrix sums = stack.sums().apply(together);
        int[] label = Arrays.copyOf(together.labels(), together.vertices() + graphs.size());
        Arrays.fill(label, together.vertices(), label.length, labels);
        Matrix rows = Matrix.oneHot(label, labels + 1);
        for (Layer layer : layers) {
            Matrix mapped = recording.product(rows, layer.map().weights());
            Matrix summed =
                    recording.plusRow(sums.times(recording, mapped), layer.map().biases());
            Matrix rectified = recording.rectified(layer.normalization().of(recording, summed));
            rows = recording.dropped(rectified, stack.dropout());
        }
        return Arrangement.rows(recording, rows, together.vertices(), graphs.size());
    }
}
