package org.nasgauge.models.gradient;

import java.util.Arrays;
import org.nasgauge.api.random.SeededRandom;

/**
 * Training on batches in random order by Adam: Kingma and Ba, Adam: a method for stochastic optimization, ICLR 2015, algorithm 1.
 *
 * @param epochs at least 1
 * @param batch rows of a step, at least 1
 * @param learningRate of the first epoch
 * @param schedule of the learning rate
 * @param secondMoment β₂
 * @param weightDecay times a parameter is added to its gradient; 0 for none
 * @param clip the greatest norm of the gradient of all parameters together; infinite for none
 */
public record Training(
        int epochs,
        int batch,
        double learningRate,
        Schedule schedule,
        double secondMoment,
        double weightDecay,
        double clip) {
    /** How the learning rate goes from epoch to epoch. */
    public enum Schedule {
        CONSTANT,
        /** Along half a cosine to 0. */
        COSINE;

        double share(int epoch, int epochs) {
            return this == CONSTANT ? 1 : (1 + StrictMath.cos(StrictMath.PI * epoch / epochs)) / 2;
        }
    }

    /** What is made small. */
    @FunctionalInterface
    public interface Loss {
        /** @param rows those of the batch */
        Matrix of(Recording recording, int[] rows);
    }

    /** At a constant rate with the paper's β₂. */
    public Training(int epochs, int batch, double learningRate) {
        this(epochs, batch, learningRate, Schedule.CONSTANT, 0.999, 0, Double.POSITIVE_INFINITY);
    }

    /** At a rate that falls along a cosine to 0, with the paper's β₂. */
    public static Training cosine(int epochs, int batch, double learningRate, double weightDecay) {
        return new Training(epochs, batch, learningRate, Schedule.COSINE, 0.999, weightDecay, Double.POSITIVE_INFINITY);
    }

    /** @param rows how many there are */
    public void fit(Parameters parameters, int rows, Loss loss, SeededRandom random) {
        Moments moments = new Moments(parameters.count(), secondMoment);
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] order = random.permutation(rows);
            double rate = learningRate * schedule.share(epoch, epochs);
            for (int at = 0; at < rows; at += batch) {
                parameters.clearGradient();
                Recording recording = Recording.learning(random);
                recording.backward(loss.of(recording, Arrays.copyOfRange(order, at, Math.min(at + batch, rows))));
                moments.step(parameters, rate, clipped(parameters), weightDecay);
            }
        }
    }

    private double clipped(Parameters parameters) {
        if (clip == Double.POSITIVE_INFINITY) {
            return 1;
        }
        double squares = 0;
        for (Matrix matrix : parameters.all()) {
            for (double slope : matrix.gradient) {
                squares += slope * slope;
            }
        }
        double norm = Math.sqrt(squares);
        return norm > clip ? clip / norm : 1;
    }
}
