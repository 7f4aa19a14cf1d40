package org.nasgauge.oneshot;

import java.util.List;
import java.util.Optional;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.tape.SharedWeights;

/** An estimator that trains a supernet once, and scores architectures as its paths. Greater scores are better. */
interface SupernetEstimator extends Estimator {
    Training training();

    Sampler sampler();

    Scoring scoring();

    /** Whether a choice that leaves nothing but zeros is made in training. */
    boolean none();

    @Override
    default List<Need> needs() {
        return List.of(new Need.WeightSharing());
    }

    @Override
    default Estimation start(Problem problem, SeededRandom random) {
        SharedWeights shared = problem.weightSharing(SharedWeights.class);
        scoring().check(shared);
        Paths paths = Paths.of(problem.space(), shared.supernet(), none());
        return new OfPaths(this, shared, paths, random.nextLong());
    }

    /** One supernet at work. */
    final class OfPaths implements Estimation {
        /** A kill costs at most this share of a training. */
        private static final int SNAPSHOTS = 20;

        private final SupernetEstimator estimator;
        private final SharedWeights shared;
        private final Paths paths;
        private final long seed;
        private final Scoring.Scorer scorer;
        private Optional<TrainedSupernet> trained = Optional.empty();

        private OfPaths(SupernetEstimator estimator, SharedWeights shared, Paths paths, long seed) {
            this.estimator = estimator;
            this.shared = shared;
            this.paths = paths;
            this.seed = seed;
            this.scorer = estimator.scoring().scorer(shared, SeedTree.root(seed));
        }

        /** All that decides the weights but the code. */
        private String work() {
            return String.join(
                    "\n",
                    paths.space().name(),
                    shared.recipe().toString(),
                    estimator.training().toString(),
                    estimator.sampler().toString(),
                    "none " + estimator.none(),
                    "seed " + seed);
        }

        @Override
        public double prepare() {
            PathTraining training =
                    new PathTraining(shared, paths, estimator.training(), estimator.sampler(), SeedTree.root(seed));
            shared.snapshots().find(work()).map(Snapshot::of).ifPresent(training::restore);
            int epochs = estimator.training().epochs();
            int between = (epochs + SNAPSHOTS - 1) / SNAPSHOTS;
            while (!training.isDone()) {
                training.advance();
                if (training.epoch() % between == 0 || training.isDone()) {
                    shared.snapshots().keep(work(), training.snapshot().bytes());
                }
            }
            trained = Optional.of(training.supernet());
            return training.work() / Trainer.Work.A_SECOND;
        }

        @Override
        public double estimate(Architecture architecture, Evidence evidence) {
            TrainedSupernet supernet =
                    trained.orElseThrow(() -> new IllegalStateException("the supernet is not trained"));
            return scorer.score(supernet, supernet.path(architecture));
        }

        @Override
        public double seconds(Architecture architecture) {
            return estimator.scoring().work(shared.supernet().path(architecture::choice), shared.batch())
                    / Trainer.Work.A_SECOND;
        }
    }
}
