package org.nasgauge.oneshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** Into what the supernet is divided before paths are scored; none for one that stays whole. */
    default Optional<Split> split() {
        return Optional.empty();
    }

    @Override
    default List<Need> needs() {
        return List.of(new Need.WeightSharing());
    }

    @Override
    default Estimation start(Problem problem, SeededRandom random) {
        SharedWeights shared = problem.weightSharing(SharedWeights.class);
        scoring().check(shared, split().map(split -> split.of(training())).orElse(training()));
        split().ifPresent(split -> split.check(problem.space()));
        Paths paths = Paths.of(problem.space(), shared.supernet(), none());
        return new OfPaths(this, shared, paths, random.nextLong());
    }

    /** One supernet, or the parts of one, at work. */
    final class OfPaths implements Estimation {
        private final SupernetEstimator estimator;
        private final SharedWeights shared;
        private final Paths paths;
        private final long seed;
        private final Scoring.Scorer scorer;
        private final KeptTrainings kept;
        /** By the choice of the decision that is split on; all under one number where none is. */
        private final Map<Integer, TrainedSupernet> trained = new TreeMap<>();

        private OfPaths(SupernetEstimator estimator, SharedWeights shared, Paths paths, long seed) {
            this.estimator = estimator;
            this.shared = shared;
            this.paths = paths;
            this.seed = seed;
            this.scorer = estimator.scoring().scorer(shared, SeedTree.root(seed));
            this.kept = new KeptTrainings(shared.snapshots());
        }

        /** All that decides the weights of a training from scratch but the code. */
        private String work(Training training) {
            return String.join(
                    "\n",
                    paths.space().name(),
                    shared.recipe().toString(),
                    training.toString(),
                    estimator.sampler().toString(),
                    "none " + estimator.none(),
                    "seed " + seed);
        }

        private PathTraining begin(Paths among, Training training) {
            return new PathTraining(shared, among, training, estimator.sampler(), SeedTree.root(seed));
        }

        @Override
        public double prepare() {
            Optional<Split> split = estimator.split();
            long work = split.isPresent() ? trainParts(split.get()) : trainWhole();
            return work / Trainer.Work.A_SECOND;
        }

        private long trainWhole() {
            PathTraining whole = begin(paths, estimator.training());
            kept.advance(whole, estimator.scoring().epochs(estimator.training()), work(estimator.training()));
            trained.put(0, whole.supernet());
            return whole.work();
        }

        private long trainParts(Split split) {
            Training training = split.of(estimator.training());
            String work = work(training) + "\n" + split;
            PathTraining whole = begin(paths, estimator.training());
            if (split.inherits()) {
                kept.advance(whole, estimator.training().epochs(), work(estimator.training()));
                work += " of " + estimator.training();
            }
            long total = whole.work();
            for (int choice : paths.choices(split.decision())) {
                PathTraining part = begin(paths.with(split.decision(), choice), training);
                if (split.inherits()) {
                    part.inherit(whole.supernet());
                }
                kept.advance(part, estimator.scoring().epochs(training), work + " choice " + choice);
                trained.put(choice, part.supernet());
                total += part.work();
            }
            return total;
        }

        @Override
        public double estimate(Architecture architecture, Evidence evidence) {
            if (trained.isEmpty()) {
                throw new IllegalStateException("the supernet is not trained");
            }
            int part = estimator
                    .split()
                    .map(split -> architecture.choice(split.decision()))
                    .orElse(0);
            TrainedSupernet supernet = trained.get(part);
            if (supernet == null) {
                throw new Impossible("no part of the supernet has its choice");
            }
            return scorer.score(supernet, supernet.path(architecture));
        }

        @Override
        public double seconds(Architecture architecture) {
            return estimator.scoring().work(shared.supernet().path(architecture), shared.batch())
                    / Trainer.Work.A_SECOND;
        }
    }
}
