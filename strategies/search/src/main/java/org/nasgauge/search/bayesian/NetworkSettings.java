package org.nasgauge.search.bayesian;

import java.util.List;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.encoding.Features;
import org.nasgauge.models.neural.FeedForward;

/** The shape of the networks that predict, and how they are trained. The standard values are those of BANANAS. */
public record NetworkSettings(
        @Meaning("hidden layers") @Range(least = 1, most = 1_000)
        int layers,

        @Meaning("units of a hidden layer") @Range(least = 1, most = 10_000)
        int width,

        @Meaning("passes over what was evaluated, for each fit") @Range(least = 1, most = 1_000_000)
        int epochs,

        @Meaning("of Adam") @Range(least = 0, most = 10) double learningRate) {
    public NetworkSettings() {
        this(10, 20, 150, 0.01);
    }

    /** A new network, trained. */
    FeedForward fitted(Features features, List<int[]> known, float[] scores, SeededRandom random) {
        FeedForward network = new FeedForward(features.count(), layers, width, random);
        network.fit(known, scores, epochs, learningRate, random);
        return network;
    }
}
