package org.nasgauge.search.bayesian;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.GraphEncoded;
import org.nasgauge.models.encoding.Features;
import org.nasgauge.models.graph.GraphNetwork;
import org.nasgauge.models.neural.FeedForward;

/** NPENAS: evolution whose offspring a network ranks by its prediction before they are evaluated. */
@Described(
        name = "npenas",
        summary = "Evolution whose offspring a network ranks before they are evaluated.",
        source = "Wei, Niu, Tang, Wang, Hu and Liang, NPENAS: Neural predictor guided evolution for neural architecture"
                + " search, IEEE TNNLS 2022 (set predictor to np for its NPENAS-NP; sizes and training as in its authors' program)."
                + " Deviations: by standard the predictor is a fully connected network on the path encoding (or one bit a"
                + " choice): it takes a fifteenth of the time, and spaces without graphs have no other; np has a linear output for"
                + " standardized scores, not a scaled sigmoid for errors; NPENAS-BO, whose graph network also predicts its"
                + " uncertainty, is not here")
public record Npenas(
        RankedMutants mutants,

        @Meaning("np: the paper's NPENAS-NP, a network that reads graphs, at a second and more a fit;"
                + " fully-connected: one that reads paths")
        Predictor predictor,

        NetworkSettings network,
        GraphPredictorSettings graphNetwork)
        implements SearchStrategy {
    /** What ranks the offspring. */
    public enum Predictor {
        FULLY_CONNECTED,
        NP
    }

    public Npenas() {
        this(new RankedMutants(), Predictor.FULLY_CONNECTED, new NetworkSettings(), new GraphPredictorSettings());
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return switch (predictor) {
            case FULLY_CONNECTED -> byPaths(problem, random);
            case NP -> byGraphs(problem, random);
        };
    }

    private Search byPaths(Problem problem, SeededRandom random) {
        Features features = Features.of(problem.space());
        return mutants.search(
                problem,
                features::of,
                (known, scores) -> {
                    FeedForward fitted = network.fitted(features, known, scores, random);
                    return candidates -> widened(fitted.predict(candidates));
                },
                random);
    }

    private Search byGraphs(Problem problem, SeededRandom random) {
        if (!(problem.space() instanceof GraphEncoded space)) {
            throw UserError.at(
                    name(),
                    "predictor np reads graphs, and the space "
                            + problem.space().name() + " has none",
                    "Set predictor to fully-connected");
        }
        return mutants.search(
                problem,
                space::graph,
                (known, scores) -> {
                    GraphNetwork fitted = graphNetwork.fitted(space.labelCount(), known, scores, random);
                    return candidates -> widened(fitted.predict(candidates));
                },
                random);
    }

    private static double[] widened(float[] predicted) {
        double[] ranks = new double[predicted.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = predicted[i];
        }
        return ranks;
    }
}
