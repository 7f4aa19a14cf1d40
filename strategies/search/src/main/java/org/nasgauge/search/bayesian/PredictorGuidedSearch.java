package org.nasgauge.search.bayesian;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.regression.KernelRegression;
import org.nasgauge.models.regression.Regression;
import org.nasgauge.models.regression.RegressionForest;
import org.nasgauge.models.regression.RidgeRegression;
import org.nasgauge.search.draw.Pool;

/**
 * Predictor-guided search: a regression model learns from all trials, and of a pool of architectures those with the best
 * predictions are trained next; again and again. Nothing is proposed twice. A trial that failed teaches nothing.
 */
@Described(
        name = "predictor-guided",
        summary = "Trains the architectures of which a regression model predicts most.",
        source =
                "Wen, Liu, Chen, Li, Bender and Kindermans, Neural predictor for neural architecture search, ECCV 2020 (random trials, then"
                        + " the K best predicted), repeated as in White, Zela, Ru, Liu and Hutter, How powerful are performance predictors in"
                        + " neural architecture search?, NeurIPS 2021. Deviation: the models are plain regressions, and the sizes have no"
                        + " published standard")
public record PredictorGuidedSearch(
        @Meaning("what predicts") Model model,

        @Meaning("trials at the start that are random") @Range(least = 1)
        int randomTrials,

        @Meaning("K: the best predicted ones that are trained, then it learns anew") @Range(least = 1, most = 1_000_000)
        int batch,

        @Meaning("candidates: the whole space if it has no more, else random ones") @Range(least = 1, most = 10_000_000)
        int pool)
        implements SearchStrategy {
    public PredictorGuidedSearch() {
        this(Model.RANDOM_FOREST, 20, 10, 1_000);
    }

    /** Regression models with the standard values of the strategies that they come from. */
    public enum Model {
        /** Linear in the one-hot choices, with a penalty of 1. */
        RIDGE,
        /** 100 trees; nodes split by 5/6 of the decisions, down to 3 trials. */
        RANDOM_FOREST,
        /** A Gaussian process with the Hamming kernel of length scale 3 and a hundredth of noise. */
        GAUSSIAN_PROCESS;

        Regression<Architecture> create(Problem problem, SeededRandom random) {
            return switch (this) {
                case RIDGE -> new RidgeRegression(problem.space().decisions(), 1);
                case RANDOM_FOREST -> new RegressionForest(problem.space().decisions(), 100, 5.0 / 6, 3, random);
                case GAUSSIAN_PROCESS ->
                    new KernelRegression(problem.space().decisions().size(), 3, 0.01);
            };
        }
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        Regression<Architecture> predictor = model.create(problem, random);
        return new RankedBatches(
                problem,
                randomTrials,
                (told, proposed, fits) -> {
                    List<Architecture> known = told.stream()
                            .map(scored -> scored.trial().architecture())
                            .toList();
                    fits.run(() -> predictor.fit(known, PenalisedScores.of(told)));
                    return Arrays.stream(Pool.of(problem.space(), pool, random))
                            .filter(candidate -> !proposed.contains(candidate))
                            .map(candidate -> new Predicted(candidate, predictor.predict(candidate)))
                            .sorted(Comparator.comparingDouble(Predicted::score).reversed())
                            .limit(batch)
                            .map(Predicted::architecture)
                            .toList();
                },
                random);
    }

    private record Predicted(Architecture architecture, double score) {}
}
