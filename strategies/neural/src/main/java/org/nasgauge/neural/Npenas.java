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

/** NPENAS: evolution whose offspring a network ranks by its prediction before they are evaluated. */
public final class Npenas implements SearchStrategyProvider {
    private static final Setting<Integer> INITIAL =
            new Setting.Whole("random-trials", 10, 1, Integer.MAX_VALUE, "trials at the start that are random");
    private static final Setting<Integer> BATCH =
            new Setting.Whole("batch", 10, 1, 1_000_000, "offspring evaluated between two fits");
    private static final Setting<Integer> PARENTS =
            new Setting.Whole("parents", 10, 1, 1_000_000, "how many of the best have offspring");
    private static final Setting<Integer> CANDIDATES =
            new Setting.Whole("candidates", 100, 1, 1_000_000, "offspring that are ranked");

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
        List<Setting<?>> all = new ArrayList<>(List.of(INITIAL, BATCH, PARENTS, CANDIDATES));
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
                new RankedMutants.Sizes(
                        settings.get(INITIAL), settings.get(BATCH), settings.get(PARENTS), settings.get(CANDIDATES)),
                (known, scores, candidates) -> {
                    float[] predicted =
                            network.fitted(features, known, scores, random).predict(candidates);
                    double[] ranks = new double[predicted.length];
                    for (int i = 0; i < ranks.length; i++) {
                        ranks[i] = predicted[i];
                    }
                    return ranks;
                },
                random);
    }
}
