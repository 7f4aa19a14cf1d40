package org.nasgauge.search.bayesian;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.GraphEncoded;
import org.nasgauge.models.encoding.Features;
import org.nasgauge.models.graph.GraphNetwork;
import org.nasgauge.models.neural.FeedForward;

/** NPENAS: evolution whose offspring a network ranks by its prediction before they are evaluated. */
public final class Npenas implements SearchStrategyProvider {
    private static final OldSetting<Predictor> PREDICTOR = new OldSetting.OneOf<>(
            "predictor",
            Predictor.FULLY_CONNECTED,
            "np: the paper's NPENAS-NP, a network that reads graphs, at a second and more a fit;"
                    + " fully-connected: one that reads paths");

    enum Predictor {
        FULLY_CONNECTED,
        NP
    }

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
                + " search, IEEE TNNLS 2022 (set predictor to np for its NPENAS-NP; sizes and training as in its authors' program)."
                + " Deviations: by standard the predictor is a fully connected network on the path encoding (or one bit a"
                + " choice), for speed and for spaces without graphs; np has a linear output for standardized scores, not a"
                + " scaled sigmoid for errors; NPENAS-BO, whose graph network also predicts its uncertainty, is not here";
    }

    @Override
    public List<OldSetting<?>> settings() {
        List<OldSetting<?>> all = new ArrayList<>(RankedMutants.Sizes.ALL);
        all.add(PREDICTOR);
        all.addAll(NetworkSettings.ALL);
        all.addAll(GraphPredictorSettings.ALL);
        return all;
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        return switch (settings.get(PREDICTOR)) {
            case FULLY_CONNECTED -> byPaths(problem, settings, random);
            case NP -> byGraphs(problem, settings, random);
        };
    }

    private static Search byPaths(Problem problem, OldSettings settings, SeededRandom random) {
        NetworkSettings network = NetworkSettings.of(settings);
        Features features = Features.of(problem.space());
        return new RankedMutants<>(
                        problem,
                        RankedMutants.Sizes.of(settings),
                        features::of,
                        (known, scores) -> {
                            FeedForward fitted = network.fitted(features, known, scores, random);
                            return candidates -> widened(fitted.predict(candidates));
                        },
                        random)
                .search();
    }

    private Search byGraphs(Problem problem, OldSettings settings, SeededRandom random) {
        if (!(problem.space() instanceof GraphEncoded space)) {
            throw UserError.at(
                    name(),
                    "predictor np reads graphs, and the space "
                            + problem.space().name() + " has none",
                    "Set predictor to fully-connected");
        }
        GraphPredictorSettings predictor = GraphPredictorSettings.of(settings);
        return new RankedMutants<>(
                        problem,
                        RankedMutants.Sizes.of(settings),
                        space::graph,
                        (known, scores) -> {
                            GraphNetwork fitted = predictor.fitted(space.labelCount(), known, scores, random);
                            return candidates -> widened(fitted.predict(candidates));
                        },
                        random)
                .search();
    }

    private static double[] widened(float[] predicted) {
        double[] ranks = new double[predicted.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = predicted[i];
        }
        return ranks;
    }
}
