package org.nasgauge.oneshot;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.Network;
import org.nasgauge.tape.SharedWeights;

/**
 * A search on a supernet: its weights are trained by paths that a policy draws; then more of them are drawn and scored, and the
 * best one is what was found. Epochs are steps, and the scoring is the last.
 */
final class PathSearch implements SteppedSearch.Steps {
    private final Scoring scoring;
    private final Scoring.Scorer scorer;
    private final SharedWeights shared;
    private final int epochs;
    private final int samples;
    private final Policy policy;
    private final PathTraining training;
    private final SeedTree seed;
    private List<Architecture> found = List.of();

    /** Which paths are drawn, and what is learnt of that after each epoch of the weights. */
    interface Policy {
        Architecture draw(SeededRandom random);

        /** @return multiply-accumulates */
        default long learn(TrainedSupernet supernet, SeedTree ofEpoch) {
            return 0;
        }

        default void keep(Snapshot snapshot) {}

        default void restore(Snapshot snapshot) {}
    }

    PathSearch(
            SharedWeights shared,
            Paths paths,
            Training training,
            Scoring scoring,
            int samples,
            Policy policy,
            SeedTree seed) {
        this.shared = shared;
        this.scoring = scoring;
        this.scorer = scoring.scorer(shared, seed);
        this.epochs = scoring.epochs(training);
        this.samples = samples;
        this.policy = policy;
        this.training = new PathTraining(shared, paths, training, (all, random) -> List.of(policy.draw(random)), seed);
        this.seed = seed;
    }

    /** Begins when it is asked first. */
    interface Begin {
        PathSearch under(SeedTree seed);
    }

    /** @param strategy with all its settings */
    static Search search(Problem problem, SharedWeights shared, String strategy, SeededRandom random, Begin begin) {
        long seed = random.nextLong();
        String work = String.join("\n", problem.space().name(), shared.recipe().toString(), strategy, "seed " + seed);
        return new SteppedSearch(problem, shared.snapshots(), work, () -> begin.under(SeedTree.root(seed)));
    }

    @Override
    public int count() {
        return epochs + 1;
    }

    @Override
    public long advance() {
        if (training.epoch() == epochs) {
            return score();
        }
        long before = training.work();
        training.advance();
        SeedTree ofEpoch = seed.child("policy " + training.epoch());
        return training.work() - before + policy.learn(training.supernet(), ofEpoch);
    }

    private long score() {
        SeededRandom random = seed.child("samples").generator();
        double best = Double.NEGATIVE_INFINITY;
        long work = 0;
        for (int i = 0; i < samples; i++) {
            Architecture drawn = policy.draw(random);
            Network path = training.supernet().path(drawn);
            double score = scorer.score(training.supernet(), path);
            work += scoring.work(path, shared.batch());
            if (score > best || found.isEmpty()) {
                best = score;
                found = List.of(drawn);
            }
        }
        return work;
    }

    @Override
    public Architecture found() {
        return found.get(0);
    }

    @Override
    public void keep(Snapshot snapshot) {
        training.keep(snapshot);
        policy.keep(snapshot);
        double[] choices = found.stream()
                .flatMapToInt(architecture -> Arrays.stream(architecture.choices()))
                .asDoubleStream()
                .toArray();
        snapshot.put("found", choices);
    }

    @Override
    public void restore(Snapshot snapshot) {
        training.restore(snapshot);
        policy.restore(snapshot);
        int[] choices = Arrays.stream(snapshot.get("found"))
                .mapToInt(choice -> (int) choice)
                .toArray();
        found = choices.length == 0 ? List.of() : List.of(Architecture.of(choices));
    }
}
