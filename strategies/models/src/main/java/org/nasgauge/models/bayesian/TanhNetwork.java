package org.nasgauge.models.bayesian;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.gradient.Linear;
import org.nasgauge.models.gradient.Matrix;
import org.nasgauge.models.gradient.Parameters;
import org.nasgauge.models.gradient.Recording;
import org.nasgauge.models.gradient.Training;

/** DNGO's network: layers of tanh and a linear output, trained on the mean squared error. */
public final class TanhNetwork implements OnLearnedFeatures.Network<double[]> {
    /**
     * @param layers at least 1
     * @param width units of each
     */
    public record Shape(int layers, int width, Training training) {}

    private final Shape shape;
    private final SeededRandom random;
    private List<Linear> layers = List.of();

    public TanhNetwork(Shape shape, SeededRandom random) {
        this.shape = shape;
        this.random = random;
    }

    @Override
    public void fit(List<double[]> known, double[] scores) {
        double[][] rows = known.toArray(double[][]::new);
        shape.training()
                .fit(
                        build(rows[0].length),
                        rows.length,
                        (recording, batch) -> loss(recording, rows, scores, batch),
                        random);
    }

    Parameters build(int inputs) {
        Parameters parameters = new Parameters();
        layers = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            layers.add(Linear.standard(parameters, layer == 0 ? inputs : shape.width(), shape.width(), random));
        }
        layers.add(Linear.standard(parameters, shape.width(), 1, random));
        return parameters;
    }

    Matrix loss(Recording recording, double[][] rows, double[] wanted, int[] batch) {
        Matrix output = layers.get(shape.layers()).of(recording, active(recording, Matrix.of(rows, batch)));
        return recording.mean(recording.squared(recording.minus(output, Matrix.of(wanted, batch))));
    }

    private Matrix active(Recording recording, Matrix input) {
        Matrix active = input;
        for (Linear layer : layers.subList(0, shape.layers())) {
            active = recording.tanh(layer.of(recording, active));
        }
        return active;
    }

    @Override
    public double[] features(double[] one) {
        Matrix input = Matrix.of(new double[][] {one}, new int[] {0});
        return active(Recording.predicting(), input).toArray();
    }
}
