package org.nasgauge.training;

import org.nasgauge.training.network.Scale;

/**
 * How a network is trained: stochastic gradient descent with Nesterov momentum, the rate falling by a half cosine from
 * its start to zero over all steps.
 *
 * @param images of the training split that are used, a multiple of {@code batch}
 */
public record Recipe(
        Scale scale, int epochs, int images, int batch, double learningRate, double momentum, double weightDecay) {
    public Recipe {
        if (epochs < 1 || batch < 1 || images < batch || images % batch != 0) {
            throw new IllegalArgumentException(
                    images + " images in " + epochs + " epochs must fill whole batches of " + batch);
        }
    }

    int stepsPerEpoch() {
        return images / batch;
    }

    /** @param step from 0 */
    double learningRateAt(int step) {
        double progress = (double) step / ((long) epochs * stepsPerEpoch());
        return learningRate * (1 + StrictMath.cos(StrictMath.PI * progress)) / 2;
    }
}
