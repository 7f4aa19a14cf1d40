package org.nasgauge.search.bayesian;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.draw.Pool;
import org.nasgauge.search.draw.Unseen;

/**
 * Predictor-guided search: a regression model learns from all trials, and of a pool of architectures those with the best
 * predictions are trained next; again and again. Nothing is proposed twice. A trial that failed teaches nothing.
 */
public final class PredictorGuidedSearch implements SearchStrategyProvider {
    private static final Setting<Model> MODEL = new Setting.OneOf<>("model", Model.RANDOM_FOREST, "what predicts");
    private static final Setting<Integer> RANDOM_TRIALS =
            new Setting.Whole("random-trials", 20, 1, Integer.MAX_VALUE, "trials at the start that are random");
    private static final Setting<Integer> BATCH = new Setting.Whole(
            "batch", 10, 1, 1_000_000, "K: the best predicted ones that are trained, then it learns anew");
    private static final Setting<Integer> POOL = new Setting.Whole(
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
    public List<Setting<?>> settings() {
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

        Predictor create(Problem problem, SeededRandom random) {
            return switch (this) {
                case RIDGE -> new RidgeRegression(problem.space().decisions(), 1);
                case RANDOM_FOREST -> new RegressionForest(problem.space().decisions(), 100, 5.0 / 6, 3, random);
                case GAUSSIAN_PROCESS ->
                    new KernelRegression(problem.space().decisions().size(), 3, 0.01);
            };
        }
    }

    @Override
    public SearchStrategy create(Problem problem, Settings settings, SeededRandom random) {
        return new Run(
                problem,
                settings.get(MODEL).create(problem, random),
                settings.get(RANDOM_TRIALS),
                settings.get(BATCH),
                settings.get(POOL),
                random);
    }

    private record Predicted(Architecture architecture, double score) {}

    private static final class Run implements SearchStrategy {
        private final Problem problem;
        private final Predictor predictor;
        private final int randomTrials;
        private final int batch;
        private final int pool;
        private final SeededRandom random;
        private final Set<Architecture> proposed = new HashSet<>();
        private final Queue<Architecture> next = new ArrayDeque<>();
        private final List<Architecture> known = new ArrayList<>();
        private final List<Observation.Scored> told = new ArrayList<>();
        private FitWatch fits = FitWatch.NONE;

        Run(Problem problem, Predictor predictor, int randomTrials, int batch, int pool, SeededRandom random) {
            this.problem = problem;
            this.predictor = predictor;
            this.randomTrials = randomTrials;
            this.batch = batch;
            this.pool = pool;
            this.random = random;
        }

        @Override
        public void watchFits(FitWatch watch) {
            fits = watch;
        }

        @Override
        public Proposal ask() {
            if (next.isEmpty() && proposed.size() >= randomTrials && !known.isEmpty()) {
                refill();
            }
            Optional<Architecture> chosen =
                    next.isEmpty() ? Unseen.draw(problem.space(), proposed, random) : Optional.of(next.remove());
            chosen.ifPresent(proposed::add);
            return chosen.<Proposal>map(architecture -> new Proposal.Trial(architecture, problem.fullFidelity()))
                    .orElse(Proposal.End.OF_SEARCH);
        }

        @Override
        public void tell(Observation observation) {
            if (observation instanceof Observation.Scored scored) {
                known.add(scored.trial().architecture());
                told.add(scored);
            }
        }

        private void refill() {
            fits.run(() -> predictor.fit(known, PenalisedScores.of(told)));
            Arrays.stream(Pool.of(problem.space(), pool, random))
                    .filter(candidate -> !proposed.contains(candidate))
                    .map(candidate -> new Predicted(candidate, predictor.predict(candidate)))
                    .sorted(Comparator.comparingDouble(Predicted::score).reversed())
                    .limit(batch)
                    .forEach(predicted -> next.add(predicted.architecture()));
        }
    }
}
