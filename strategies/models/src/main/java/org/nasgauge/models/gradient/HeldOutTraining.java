package org.nasgauge.models.gradient;

import java.util.Arrays;
import org.nasgauge.api.random.SeededRandom;

/**
 * Training on batches in random order that watches the loss of rows held out: when that has not fallen by a hundredth for more
 * than so many epochs, the rate is halved, when it has not fallen at all for so many, the training ends, and the parameters
 * are those of the epoch where it was least. Both begin with the 22nd epoch, as in the program of Dudziak et al., BRP-NAS,
 * NeurIPS 2020. By Adam with decoupled decay: Loshchilov and Hutter, Decoupled weight decay regularization, ICLR 2019.
 *
 * @param epochs at most, at least 1
 * @param batch rows of a step, at least 1
 * @param learningRate at first
 * @param weightDecay times the rate and a parameter is taken from the parameter in each step
 * @param patience epochs until the rate is halved
 * @param end epochs until the training ends
 */
public record HeldOutTraining(int epochs, int batch, double learningRate, double weightDecay, int patience, int end) {
    private static final int UNWATCHED = 21;
    private static final double SECOND_MOMENT = 0.999;
    private static final double THRESHOLD = 0.01;

    /**
     * @param learned rows that are learned from, at least one
     * @param heldOut rows that are watched, at least one
     */
    public void fit(Parameters parameters, int[] learned, int[] heldOut, Training.Loss loss, SeededRandom random) {
        Moments moments = new Moments(parameters.count(), SECOND_MOMENT);
        double rate = learningRate;
        double[] best = parameters.values();
        double least = Double.POSITIVE_INFINITY;
        double mark = Double.POSITIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        int flat = 0;
        int stale = 0;
        for (int epoch = 0; epoch < epochs && stale < end; epoch++) {
            learn(parameters, learned, loss, moments, rate, random);
            double watched = loss.of(Recording.predicting(), heldOut).at(0, 0);
            if (watched < least) {
                least = watched;
                best = parameters.values();
            }
            if (epoch < UNWATCHED) {
                continue;
            }
            stale = watched < lowest ? 0 : stale + 1;
            lowest = Math.min(lowest, watched);
            boolean isFalling = watched < mark * (1 - THRESHOLD);
            mark = isFalling ? watched : mark;
            flat = isFalling ? 0 : flat + 1;
            if (flat > patience) {
                rate /= 2;
                flat = 0;
            }
        }
        parameters.set(best);
    }

    private void learn(
            Parameters parameters, int[] rows, Training.Loss loss, Moments moments, double rate, SeededRandom random) {
        int[] order = random.permutation(rows.length);
        for (int at = 0; at < order.length; at += batch) {
            int[] chosen = Arrays.stream(order, at, Math.min(at + batch, order.length))
                    .map(i -> rows[i])
                    .toArray();
            parameters.clearGradient();
            Recording recording = Recording.learning(random);
            recording.backward(loss.of(recording, chosen));
            for (Matrix matrix : parameters.all()) {
                for (int i = 0; i < matrix.values.length; i++) {
                    matrix.values[i] *= 1 - rate * weightDecay;
                }
            }
            moments.step(parameters, rate, 1, 0);
        }
    }
}
