package org.nasgauge.training;

import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.training.network.Scale;

/**
 * How a network is trained: stochastic gradient descent with Nesterov momentum, the rate falling by a half cosine from
 * its start to zero over all steps.
 *
 * @param images of the training split that are used, a multiple of {@code batch}
 */
public record Recipe(
        Scale scale, int epochs, int images, int batch, double learningRate, double momentum, double weightDecay) {
    /** The recipe of the embedded table. */
    public static final Recipe STANDARD = new Recipe(new Scale(8, 3, 1, 1), 8, 2048, 64, 0.1, 0.9, 5e-4);

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

    /** Every part by name. */
    SortedMap<String, String> described() {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("channels", Integer.toString(scale.channels()));
        parts.put("stages", Integer.toString(scale.stages()));
        parts.put("cells-per-stage", Integer.toString(scale.cellsPerStage()));
        parts.put("stem-kernel", Integer.toString(scale.stemKernel()));
        parts.put("epochs", Integer.toString(epochs));
        parts.put("images", Integer.toString(images));
        parts.put("batch", Integer.toString(batch));
        parts.put("optimizer", "SGD, Nesterov momentum");
        parts.put("learning-rate", Double.toString(learningRate));
        parts.put("schedule", "half cosine to 0, by step");
        parts.put("momentum", Double.toString(momentum));
        parts.put("weight-decay", Double.toString(weightDecay));
        parts.put("augmentation", "none");
        parts.put("train-scores", "running over the epoch");
        return parts;
    }
}
