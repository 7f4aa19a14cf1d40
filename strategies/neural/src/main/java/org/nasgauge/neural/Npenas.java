package org.nasgauge.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.neural.network.Features;
import org.nasgauge.neural.network.FeedForward;

/** NPENAS: evolution whose offspring a network ranks by its prediction before they are evaluated. */
public final class Npenas implements SearchStrategyProvider {
    @Override
    public String name() {
        return "npenas";
    }

    @Override
    public String summary() {
        return "Evolution whose offspring a network ranks before they are evaluated.";
    }

    @Override
    public String source() {
        return "Wei, Niu, Tang, Wang, Hu and Liang, NPENAS: Neural predictor guided evolution for neural architecture"
                + " search, IEEE TNNLS 2022. Deviation: the predictor is a fully connected network on the path encoding"
                + " (or one bit a choice), not a graph network";
    }

    @Override
    public List<Setting<?>> settings() {
        List<Setting<?>> all = new ArrayList<>(RankedMutants.Sizes.ALL);
        all.addAll(NetworkSettings.ALL);
        return all;
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public SearchStrategy create(Problem problem, Settings settings, SeededRandom random) {
        NetworkSettings network = NetworkSettings.of(settings);
        Features features = Features.of(problem.space());
        return new RankedMutants(
                problem,
                RankedMutants.Sizes.of(settings),
                (known, scores) -> {
                    FeedForward fitted = network.fitted(features, known, scores, random);
                    return candidates -> {
                        float[] predicted = fitted.predict(candidates);
                        double[] ranks = new double[predicted.length];
                        for (int i = 0; i < ranks.length; i++) {
                            ranks[i] = predicted[i];
                        }
                        return ranks;
                    };
                },
                random);
    }
}
