package org.nasgauge.search.bayesian;

import java.util.List;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.encoding.Features;
import org.nasgauge.models.neural.FeedForward;

/** The shape of the networks that predict, and how they are trained. The values are those of BANANAS. */
record NetworkSettings(int layers, int width, int epochs, double learningRate) {
    private static final Setting<Integer> LAYERS = new Setting.Whole("layers", 10, 1, 1_000, "hidden layers");
    private static final Setting<Integer> WIDTH = new Setting.Whole("width", 20, 1, 10_000, "units of a hidden layer");
    private static final Setting<Integer> EPOCHS =
            new Setting.Whole("epochs", 150, 1, 1_000_000, "passes over what was evaluated, for each fit");
    private static final Setting<Double> RATE = new Setting.Real("learning-rate", 0.01, 0.0, 10.0, "of Adam");

    static final List<Setting<?>> ALL = List.of(LAYERS, WIDTH, EPOCHS, RATE);

    static NetworkSettings of(Settings settings) {
        return new NetworkSettings(settings.get(LAYERS), settings.get(WIDTH), settings.get(EPOCHS), settings.get(RATE));
    }

    /** A new network, trained. */
    FeedForward fitted(Features features, List<int[]> known, float[] scores, SeededRandom random) {
        FeedForward network = new FeedForward(features.count(), layers, width, random);
        network.fit(known, scores, epochs, learningRate, random);
        return network;
    }
}
