package org.nasgauge.search.bayesian;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.regression.BoostedTrees;
import org.nasgauge.models.regression.Regression;
import org.nasgauge.models.regression.RegressionForest;
import org.nasgauge.search.draw.Pool;

/**
 * Bayesian optimisation by density-ratio estimation: a classifier learns to tell the best share of the trials from the others,
 * and the candidate that it holds to be the most likely one of the best is next. Nothing is proposed twice. A trial that failed
 * teaches nothing.
 */
@Described(
        name = "bore",
        summary = "Proposes what a classifier takes for one of the best trials.",
        source =
                "Tiao, Klein, Seeger, Bonilla, Archambeau and Ramos, BORE: Bayesian optimization by density-ratio estimation, ICML 2021;"
                        + " random candidates and trials at the start as in Syne Tune. Deviations: boosting is Friedman's with"
                        + " scikit-learn's standard values, not XGBoost's; nothing is proposed twice")
public record Bore(
        @Meaning("what tells the best trials from the others")
        Classifier classifier,

        @Meaning("trees of the classifier") @Range(least = 1, most = 10_000)
        int trees,

        @Meaning("share of the trials that are the best") @Range(least = 1e-6, most = 1)
        double gamma,

        @Meaning("trials at the start that are random") @Range(least = 1)
        int randomTrials,

        @Meaning("random architectures that are compared") @Range(least = 1, most = 10_000_000)
        int candidates)
        implements SearchStrategy {
    public Bore() {
        this(Classifier.BOOSTED_TREES, 100, 1.0 / 3, 6, 500);
    }

    /** With the standard values of scikit-learn. */
    public enum Classifier {
        /** Of depth 3, each of which takes a tenth of its step. */
        BOOSTED_TREES,
        /** Whose trees split to the end, by the square root of the decisions. */
        RANDOM_FOREST;

        Regression<Architecture> create(Problem problem, int trees, SeededRandom random) {
            int decisions = problem.space().decisions().size();
            return this == BOOSTED_TREES
                    ? new BoostedTrees(
                            problem.space().decisions(),
                            new BoostedTrees.Shape(trees, 3, 0.1),
                            BoostedTrees.Loss.Logistic.LOSS,
                            random)
                    : new RegressionForest(
                            problem.space().decisions(), trees, 1 / StrictMath.sqrt(decisions), 2, random);
        }
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        Regression<Architecture> model = classifier.create(problem, trees, random);
        return new RankedBatches(
                problem,
                randomTrials,
                (told, proposed, fits) -> best(model, problem, told, proposed, fits, random),
                random);
    }

    private List<Architecture> best(
            Regression<Architecture> model,
            Problem problem,
            List<Observation.Scored> told,
            Set<Architecture> proposed,
            FitWatch fits,
            SeededRandom random) {
        List<Architecture> known =
                told.stream().map(scored -> scored.trial().architecture()).toList();
        fits.run(() -> model.fit(known, ones(PenalisedScores.of(told))));
        return RankedBatches.best(Pool.of(problem.space(), candidates, random), proposed, model::predict, random);
    }

    /** 1 for the best share, and for what is as good as the last of it. */
    private double[] ones(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double least = sorted[Math.max(0, sorted.length - (int) StrictMath.ceil(gamma * sorted.length))];
        return Arrays.stream(scores).map(score -> score >= least ? 1 : 0).toArray();
    }
}
