package org.nasgauge.search.bayesian;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
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
public final class PredictorGuidedSearch implements SearchStrategyProvider {
    private static final OldSetting<Model> MODEL =
            new OldSetting.OneOf<>("model", Model.RANDOM_FOREST, "what predicts");
    private static final OldSetting<Integer> RANDOM_TRIALS =
            new OldSetting.Whole("random-trials", 20, 1, Integer.MAX_VALUE, "trials at the start that are random");
    private static final OldSetting<Integer> BATCH = new OldSetting.Whole(
            "batch", 10, 1, 1_000_000, "K: the best predicted ones that are trained, then it learns anew");
    private static final OldSetting<Integer> POOL = new OldSetting.Whole(
            "pool", 1_000, 1, 10_000_000, "candidates: the whole space if it has no more, else random ones");

    @Override
    public String name() {
        return "predictor-guided";
    }

    @Override
    public String summary() {
        return "Trains the architectures of which a regression model predicts most.";
    }

    @Override
    public String source() {
        return "Wen, Liu, Chen, Li, Bender and Kindermans, Neural predictor for neural architecture search, ECCV 2020 (random trials, then"
                + " the K best predicted), repeated as in White, Zela, Ru, Liu and Hutter, How powerful are performance predictors in"
                + " neural architecture search?, NeurIPS 2021. Deviation: the models are plain regressions, and the sizes have no"
                + " published standard";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(MODEL, RANDOM_TRIALS, BATCH, POOL);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    /** Regression models with the standard values of the strategies that they come from. */
    enum Model {
        /** Linear in the one-hot choices, with a penalty of 1. */
        RIDGE,
        /** 100 trees; nodes split by 5/6 of the decisions, down to 3 trials. */
        RANDOM_FOREST,
        /** A Gaussian process with the Hamming kernel of length scale 3 and a hundredth of noise. */
        GAUSSIAN_PROCESS;

        Regression create(Problem problem, SeededRandom random) {
            return switch (this) {
                case RIDGE -> new RidgeRegression(problem.space().decisions(), 1);
                case RANDOM_FOREST -> new RegressionForest(problem.space().decisions(), 100, 5.0 / 6, 3, random);
                case GAUSSIAN_PROCESS ->
                    new KernelRegression(problem.space().decisions().size(), 3, 0.01);
            };
        }
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        Regression predictor = settings.get(MODEL).create(problem, random);
        return new RankedBatches(
                problem,
                settings.get(RANDOM_TRIALS),
                (told, proposed, fits) -> {
                    List<Architecture> known = told.stream()
                            .map(scored -> scored.trial().architecture())
                            .toList();
                    fits.run(() -> predictor.fit(known, PenalisedScores.of(told)));
                    return Arrays.stream(Pool.of(problem.space(), settings.get(POOL), random))
                            .filter(candidate -> !proposed.contains(candidate))
                            .map(candidate -> new Predicted(candidate, predictor.predict(candidate)))
                            .sorted(Comparator.comparingDouble(Predicted::score).reversed())
                            .limit(settings.get(BATCH))
                            .map(Predicted::architecture)
                            .toList();
                },
                random);
    }

    private record Predicted(Architecture architecture, double score) {}
}
