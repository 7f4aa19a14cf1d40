package org.nasgauge.search.bayesian;

import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.regression.BoostedTrees;
import org.nasgauge.models.regression.ConformalQuantiles;
import org.nasgauge.search.draw.Pool;

/**
 * Conformal quantile regression: each candidate has one of its predicted quantiles drawn, and the one whose quantile is the
 * greatest is next, which is Thompson sampling without a distribution. Nothing is proposed twice. A trial that failed teaches
 * nothing.
 */
@Described(
        name = "cqr",
        summary = "Proposes the greatest of quantiles drawn for random candidates.",
        source =
                "Salinas, Golebiowski, Klein, Seeger and Archambeau, Optimizing hyperparameters with conformal quantile regression,"
                        + " ICML 2023, with the values of Syne Tune. Deviations: trees split the choices of a decision in two parts, not on"
                        + " one-hot choices; nothing is proposed twice")
public record ConformalQuantileSearch(
        @Meaning("quantiles, an odd number") @Range(least = 1, most = 99)
        int quantiles,

        @Meaning("boosted trees of each quantile") @Range(least = 1, most = 10_000)
        int trees,

        @Meaning("share of the trials that the quantiles are corrected by") @Range(least = 1e-3, most = 0.9)
        double heldBack,

        @Meaning("only with more trials are quantiles corrected") @Range(least = 1)
        int minToConformalise,

        @Meaning("trials at the start that are random") @Range(least = 1)
        int randomTrials,

        @Meaning("random architectures that are compared") @Range(least = 1, most = 10_000_000)
        int candidates)
        implements SearchStrategy {
    private static final int DEPTH = 3;
    private static final double RATE = 0.1;

    public ConformalQuantileSearch {
        if (quantiles % 2 == 0) {
            throw new IllegalArgumentException("quantiles is " + quantiles + ", and has to be odd");
        }
    }

    public ConformalQuantileSearch() {
        this(5, 100, 0.1, 32, 5, 2_000);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        ConformalQuantiles model = new ConformalQuantiles(
                problem.space().decisions(),
                quantiles,
                new BoostedTrees.Shape(trees, DEPTH, RATE),
                heldBack,
                minToConformalise,
                random);
        return new RankedBatches(
                problem,
                randomTrials,
                (told, proposed, fits) -> {
                    List<Architecture> known = told.stream()
                            .map(scored -> scored.trial().architecture())
                            .toList();
                    fits.run(() -> model.fit(known, PenalisedScores.of(told)));
                    return RankedBatches.best(
                            Pool.of(problem.space(), candidates, random),
                            proposed,
                            candidate -> model.predict(random.nextInt(quantiles), candidate),
                            random);
                },
                random);
    }
}
