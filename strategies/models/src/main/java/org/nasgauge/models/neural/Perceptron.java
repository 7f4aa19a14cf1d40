package org.nasgauge.models.neural;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.gradient.Linear;
import org.nasgauge.models.gradient.Matrix;
import org.nasgauge.models.gradient.Parameters;
import org.nasgauge.models.gradient.Recording;
import org.nasgauge.models.gradient.Training;
import org.nasgauge.models.regression.Regression;

/**
 * A multilayer perceptron over numbers: rectified, fully connected layers of one width and a linear output, trained by Adam on the
 * mean absolute error. Scores are to be standardized.
 */
public final class Perceptron implements Regression<double[]> {
    private static final double SECOND_MOMENT = 0.99;

    /**
     * @param layers hidden ones, at least 1
     * @param width units of each
     * @param penalty times the absolute weights of the output are added to the error; 0 or more
     */
    public record Shape(int layers, int width, int epochs, int batch, double learningRate, double penalty) {}

    private final Shape shape;
    private final SeededRandom random;
    private List<Linear> layers = List.of();

    public Perceptron(Shape shape, SeededRandom random) {
        this.shape = shape;
        this.random = random;
    }

    @Override
    public void fit(List<double[]> known, double[] scores) {
        double[][] rows = known.toArray(double[][]::new);
        Parameters parameters = build(rows[0].length);
        new Training(
                        shape.epochs(),
                        shape.batch(),
                        shape.learningRate(),
                        Training.Schedule.CONSTANT,
                        SECOND_MOMENT,
                        0,
                        Double.POSITIVE_INFINITY)
                .fit(parameters, rows.length, (recording, batch) -> loss(recording, rows, scores, batch), random);
    }

    Parameters build(int inputs) {
        Parameters parameters = new Parameters();
        layers = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            layers.add(Linear.glorot(parameters, layer == 0 ? inputs : shape.width(), shape.width(), random));
        }
        layers.add(Linear.glorot(parameters, shape.width(), 1, random));
        return parameters;
    }

    Matrix loss(Recording recording, double[][] rows, double[] wanted, int[] batch) {
        Matrix output = output(recording, Matrix.of(rows, batch));
        Matrix error = recording.mean(recording.absolute(recording.minus(output, Matrix.of(wanted, batch))));
        if (shape.penalty() == 0) {
            return error;
        }
        Matrix size =
                recording.mean(recording.absolute(layers.get(layers.size() - 1).weights()));
        return recording.sum(error, recording.scaled(size, shape.penalty() * shape.width()));
    }

    private Matrix output(Recording recording, Matrix input) {
        Matrix active = input;
        for (Linear layer : layers.subList(0, shape.layers())) {
            active = recording.rectified(layer.of(recording, active));
        }
        return layers.get(shape.layers()).of(recording, active);
    }

    @Override
    public double predict(double[] one) {
        Matrix input = Matrix.of(new double[][] {one}, new int[] {0});
        return output(Recording.predicting(), input).at(0, 0);
    }
}
