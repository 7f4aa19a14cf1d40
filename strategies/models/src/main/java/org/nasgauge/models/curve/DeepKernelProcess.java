package org.nasgauge.models.curve;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.gaussian.Normal;
import org.nasgauge.models.gradient.Arrangement;
import org.nasgauge.models.gradient.BatchNormalization;
import org.nasgauge.models.gradient.GaussianLayer;
import org.nasgauge.models.gradient.Linear;
import org.nasgauge.models.gradient.Matrix;
import org.nasgauge.models.gradient.Parameters;
import org.nasgauge.models.gradient.PooledConvolution;
import org.nasgauge.models.gradient.Recording;
import org.nasgauge.models.gradient.Training;

/**
 * A Gaussian process over what a network makes of an architecture, a budget and the curve up to it: the surrogate of Wistuba,
 * Kadra and Grabocka, Supervising the multi-fidelity race of hyperparameter configurations, NeurIPS 2022, section 4, with the
 * widths of their code. Network and process are trained together, by the marginal likelihood of all that was observed.
 */
public final class DeepKernelProcess {
    private static final int FIRST = 64;
    private static final int SECOND = 128;
    private static final int CHANNELS = 4;
    private static final int WIDTH = 3;
    private static final double LEARNING_RATE = 1e-3;

    /**
     * A place of the process.
     *
     * @param features of the architecture, equally many in all
     * @param budget as a share of the full one
     * @param curve the scores before this budget
     */
    @SuppressWarnings("ArrayRecordComponent") // seen by the model alone
    public record Point(double[] features, double budget, double[] curve) {}

    private final Parameters parameters = new Parameters();
    private final Linear first;
    private final BatchNormalization normalization;
    private final PooledConvolution convolution;
    private final Linear second;
    private final GaussianLayer process;

    /** Untrained. */
    public DeepKernelProcess(int features, SeededRandom random) {
        this.first = Linear.standard(parameters, features + 1, FIRST, random);
        this.normalization = new BatchNormalization(parameters, FIRST);
        this.convolution = PooledConvolution.standard(parameters, WIDTH, CHANNELS, random);
        this.second = Linear.standard(parameters, FIRST + CHANNELS, SECOND, random);
        this.process = new GaussianLayer(parameters);
    }

    /** The points as the network takes them: with zeros after each curve, as far as the longest of them. */
    private record Inputs(Matrix architectures, Matrix curves) {
        static Inputs of(List<Point> points) {
            int longest =
                    points.stream().mapToInt(point -> point.curve.length).max().orElse(0);
            double[][] architectures = new double[points.size()][];
            double[][] curves = new double[points.size()][];
            for (int i = 0; i < architectures.length; i++) {
                Point point = points.get(i);
                architectures[i] = new double[point.features.length + 1];
                System.arraycopy(point.features, 0, architectures[i], 0, point.features.length);
                architectures[i][point.features.length] = point.budget;
                curves[i] = Arrays.copyOf(point.curve, Math.max(WIDTH, longest));
            }
            int[] all = IntStream.range(0, architectures.length).toArray();
            return new Inputs(Matrix.of(architectures, all), Matrix.of(curves, all));
        }
    }

    private Matrix features(Recording recording, Inputs inputs) {
        Matrix seen = recording.leakyRectified(normalization.of(recording, first.of(recording, inputs.architectures)));
        Matrix joined = Arrangement.beside(recording, seen, convolution.of(recording, inputs.curves));
        return recording.leakyRectified(second.of(recording, joined));
    }

    /**
     * Goes on training by Adam on all points together. Of a single point nothing is learned, since it has no spread.
     *
     * @param scores one a point, about 0 to 1
     * @param epochs at least 1
     */
    public void train(List<Point> points, double[] scores, int epochs, SeededRandom random) {
        if (points.size() > 1) {
            Inputs inputs = Inputs.of(points);
            new Training(epochs, points.size(), LEARNING_RATE)
                    .fit(
                            parameters,
                            points.size(),
                            (recording, rows) -> process.loss(recording, features(recording, inputs), scores),
                            random);
        }
    }

    /**
     * @param points where the scores were observed, at least one
     * @param asked at least one
     * @return of the score at each, noise included
     */
    public List<Normal> predict(List<Point> points, double[] scores, List<Point> asked) {
        Recording recording = Recording.predicting();
        GaussianLayer.Belief belief =
                process.belief(features(recording, Inputs.of(points)), scores, features(recording, Inputs.of(asked)));
        return IntStream.range(0, asked.size())
                .mapToObj(i -> new Normal(belief.means()[i], belief.deviations()[i]))
                .toList();
    }
}
