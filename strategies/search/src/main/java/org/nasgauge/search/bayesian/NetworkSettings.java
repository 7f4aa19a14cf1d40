package org.nasgauge.search.bayesian;

import java.util.List;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.encoding.Features;
import org.nasgauge.models.neural.FeedForward;

/** The shape of the networks that predict, and how they are trained. The values are those of BANANAS. */
record NetworkSettings(int layers, int width, int epochs, double learningRate) {
    private static final OldSetting<Integer> LAYERS = new OldSetting.Whole("layers", 10, 1, 1_000, "hidden layers");
    private static final OldSetting<Integer> WIDTH =
            new OldSetting.Whole("width", 20, 1, 10_000, "units of a hidden layer");
    private static final OldSetting<Integer> EPOCHS =
            new OldSetting.Whole("epochs", 150, 1, 1_000_000, "passes over what was evaluated, for each fit");
    private static final OldSetting<Double> RATE = new OldSetting.Real("learning-rate", 0.01, 0.0, 10.0, "of Adam");

    static final List<OldSetting<?>> ALL = List.of(LAYERS, WIDTH, EPOCHS, RATE);

    static NetworkSettings of(OldSettings settings) {
        return new NetworkSettings(settings.get(LAYERS), settings.get(WIDTH), settings.get(EPOCHS), settings.get(RATE));
    }

    /** A new network, trained. */
    FeedForward fitted(Features features, List<int[]> known, float[] scores, SeededRandom random) {
        FeedForward network = new FeedForward(features.count(), layers, width, random);
        network.fit(known, scores, epochs, learningRate, random);
        return network;
    }
}
