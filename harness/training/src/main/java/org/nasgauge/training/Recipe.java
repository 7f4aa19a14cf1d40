package org.nasgauge.training;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
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

    private static final Setting.Whole CHANNELS = whole("channels", 8, 1024, "of the first stage");
    private static final Setting.Whole STAGES = whole("stages", 3, 6, "stages of cells, each at half the size");
    private static final Setting.Whole CELLS = whole("cells-per-stage", 1, 64, "cells in a row at one size");
    private static final Setting.Whole STEM = whole("stem-kernel", 1, 7, "height and width of the first convolution");
    private static final Setting.Whole EPOCHS = whole("epochs", 8, 10_000, "of the learning rate's schedule");
    private static final Setting.Whole IMAGES = whole("images", 2048, 10_000_000, "training images used");
    private static final Setting.Whole BATCH = whole("batch", 64, 65_536, "images a step");
    private static final Setting.Real RATE = new Setting.Real("learning-rate", 0.1, 0, 1e3, "at the first step");
    private static final Setting.Real MOMENTUM = new Setting.Real("momentum", 0.9, 0, 1, "Nesterov's");
    private static final Setting.Real DECAY = new Setting.Real("weight-decay", 5e-4, 0, 1, "of every parameter");

    static final List<Setting> SETTINGS =
            List.of(CHANNELS, STAGES, CELLS, STEM, EPOCHS, IMAGES, BATCH, RATE, MOMENTUM, DECAY);

    private static Setting.Whole whole(String name, int standard, int most, String meaning) {
        return new Setting.Whole(name, standard, 1, most, meaning);
    }

    /**
     * The standard recipe but for some settings.
     *
     * @throws UserError if one is unknown or not allowed
     */
    static Recipe read(String place, Map<String, ?> given) {
        KnownNames known = KnownNames.of(
                "setting of the trainer", SETTINGS.stream().map(Setting::name).toList());
        for (String name : new TreeSet<>(given.keySet())) {
            if (!known.names().contains(name)) {
                throw known.unknown(place, name);
            }
        }
        try {
            return new Recipe(
                    new Scale(value(CHANNELS, given), value(STAGES, given), value(CELLS, given), value(STEM, given)),
                    value(EPOCHS, given),
                    value(IMAGES, given),
                    value(BATCH, given),
                    value(RATE, given),
                    value(MOMENTUM, given),
                    value(DECAY, given));
        } catch (IllegalArgumentException e) {
            throw UserError.at(
                    place, String.valueOf(e.getMessage()), "'nasgauge list trainers' says what may stand there", e);
        }
    }

    private static int value(Setting.Whole setting, Map<String, ?> given) {
        Object value = given.get(setting.name());
        return value == null ? setting.standard() : setting.read(value);
    }

    private static double value(Setting.Real setting, Map<String, ?> given) {
        Object value = given.get(setting.name());
        return value == null ? setting.standard() : setting.read(value);
    }

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
