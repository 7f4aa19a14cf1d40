package org.nasgauge.models.bayesian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.gradient.HamiltonianSampler;
import org.nasgauge.models.gradient.Linear;
import org.nasgauge.models.gradient.Matrix;
import org.nasgauge.models.gradient.Parameters;
import org.nasgauge.models.gradient.Recording;
import org.nasgauge.models.regression.Regression;

/**
 * BOHAMIANN's Bayesian network: weights sampled from their posterior by {@link HamiltonianSampler}, predictions averaged over the
 * samples. Springenberg, Klein, Falkner and Hutter, NeurIPS 2016; two layers of tanh, the noise one learned number, and the priors of
 * the authors' program pybnn: weights normal with a variance as large as they are many, the logarithm of the noise's
 * variance normal around ln 1e-6. Scores are to be standardized.
 */
public final class SampledNetworks implements Regression<double[]> {
    private static final double FIRST_LOG_VARIANCE = StrictMath.log(1e-3);
    private static final double PRIOR_LOG_VARIANCE = StrictMath.log(1e-6);
    private static final double PRIOR_SPREAD = 0.01;

    /**
     * @param width units of each of the two layers
     * @param steps in all
     * @param keepEvery of how many steps after burn-in one is a sample
     * @param batch rows of a step
     */
    public record Shape(int width, int steps, int keepEvery, int batch, HamiltonianSampler.Settings sampler) {}

    private final Shape shape;
    private final SeededRandom random;
    private final List<double[]> samples = new ArrayList<>();
    private Parameters parameters = new Parameters();
    private List<Linear> layers = List.of();
    private Matrix logVariance = parameters.constant(1, 1, 0);

    public SampledNetworks(Shape shape, SeededRandom random) {
        this.shape = shape;
        this.random = random;
    }

    @Override
    public void fit(List<double[]> known, double[] scores) {
        double[][] rows = known.toArray(double[][]::new);
        build(rows[0].length);
        samples.clear();
        HamiltonianSampler sampler = new HamiltonianSampler(parameters, shape.sampler(), random);
        int[] order = {};
        int at = 0;
        for (int step = 1; step <= shape.steps(); step++) {
            if (at >= order.length) {
                order = random.permutation(rows.length);
                at = 0;
            }
            int[] batch = Arrays.copyOfRange(order, at, Math.min(at + shape.batch(), order.length));
            at += batch.length;
            Recording recording = Recording.learning(random);
            sampler.step(energy(recording, rows, scores, batch), recording);
            int after = step - shape.sampler().burnIn();
            if (after > 0 && after % shape.keepEvery() == 0) {
                samples.add(parameters.values());
            }
        }
    }

    Parameters build(int inputs) {
        parameters = new Parameters();
        layers = List.of(
                Linear.standard(parameters, inputs, shape.width(), random),
                Linear.standard(parameters, shape.width(), shape.width(), random),
                Linear.standard(parameters, shape.width(), 1, random));
        logVariance = parameters.constant(1, 1, FIRST_LOG_VARIANCE);
        return parameters;
    }

    /** −ln of likelihood and priors, the likelihood guessed from the batch. */
    Matrix energy(Recording recording, double[][] rows, double[] wanted, int[] batch) {
        Matrix difference = recording.minus(mean(recording, Matrix.of(rows, batch)), Matrix.of(wanted, batch));
        Matrix squares = recording.mean(recording.squared(difference));
        Matrix precision = recording.exponential(recording.scaled(logVariance, -1));
        Matrix misfit = recording.sum(recording.times(squares, precision), logVariance);
        Matrix away = recording.squared(recording.shifted(logVariance, -PRIOR_LOG_VARIANCE));
        Matrix energy = recording.sum(
                recording.scaled(misfit, rows.length / 2.0), recording.scaled(away, 1 / (2 * PRIOR_SPREAD)));
        int count = parameters.count();
        for (Linear layer : layers) {
            energy = recording.sum(energy, prior(recording, layer.weights(), count));
            energy = recording.sum(energy, prior(recording, layer.biases(), count));
        }
        return recording.sum(energy, prior(recording, logVariance, count));
    }

    private static Matrix prior(Recording recording, Matrix matrix, int count) {
        double numbers = matrix.rows() * matrix.columns();
        return recording.scaled(recording.mean(recording.squared(matrix)), numbers / (2 * count));
    }

    private Matrix mean(Recording recording, Matrix input) {
        Matrix first = recording.tanh(layers.get(0).of(recording, input));
        Matrix second = recording.tanh(layers.get(1).of(recording, first));
        return layers.get(2).of(recording, second);
    }

    @Override
    public double predict(double[] one) {
        return Arrays.stream(means(one)).average().orElseThrow();
    }

    /** That of the mean between the networks and of the noise. */
    @Override
    public OptionalDouble deviation(double[] one) {
        double[] means = means(one);
        double middle = Arrays.stream(means).average().orElseThrow();
        double variance = 0;
        for (int i = 0; i < means.length; i++) {
            double[] sample = samples.get(i);
            double noise = StrictMath.exp(sample[sample.length - 1]);
            variance += ((means[i] - middle) * (means[i] - middle) + noise) / means.length;
        }
        return OptionalDouble.of(StrictMath.sqrt(variance));
    }

    private double[] means(double[] one) {
        double[] means = new double[samples.size()];
        Matrix input = Matrix.of(new double[][] {one}, new int[] {0});
        for (int i = 0; i < means.length; i++) {
            parameters.set(samples.get(i));
            means[i] = mean(Recording.predicting(), input).at(0, 0);
        }
        return means;
    }
}
