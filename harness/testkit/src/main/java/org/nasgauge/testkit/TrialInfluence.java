package org.nasgauge.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;

/** Whether a trial has a say in what a strategy proposes later, with workers that end in random order, some trials failing. */
final class TrialInfluence {
    private static final int NONE = -1;
    private static final int SEEDS = 8;

    private final LongFunction<Search> start;
    private final ToyBenchmark benchmark;
    private final int evaluations;
    private final int workers;
    private final Map<Long, List<Observation>> told = new HashMap<>();

    /** @param start of a seed, over the benchmark */
    TrialInfluence(LongFunction<Search> start, ToyBenchmark benchmark, int evaluations, int workers) {
        this.start = start;
        this.benchmark = benchmark;
        this.evaluations = evaluations;
        this.workers = workers;
    }

    /** In the order in which the trials ended. */
    List<Observation> told(long seed) {
        return told.computeIfAbsent(seed, one -> told(one, NONE, 0));
    }

    /**
     * Had it been far better, or far worse, then something else would have been proposed, under one seed of a few at least.
     *
     * @param trial its number, from 0
     */
    boolean hasASay(int trial) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Proposal.Trial> trials = trials(told(seed));
            for (double score : new double[] {1_000, -1_000}) {
                if (!trials(told(seed, trial, score)).equals(trials)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Proposal.Trial> trials(List<Observation> told) {
        return told.stream().map(Observation::trial).toList();
    }

    /** Every fourth trial or so fails; the one with this number has another score. */
    private List<Observation> told(long seed, int other, double score) {
        SeededRandom coin = random("coin");
        AtomicInteger answers = new AtomicInteger();
        return Trials.run(
                start.apply(seed),
                trial -> {
                    boolean fails = coin.nextInt(4) == 0;
                    if (answers.getAndIncrement() == other) {
                        return new Observation.Scored(
                                trial, score, trial.fidelity().epoch());
                    }
                    return fails ? new Observation.Failed(trial, "did not train", 1) : benchmark.apply(trial);
                },
                evaluations,
                workers,
                random("order"));
    }

    private SeededRandom random(String name) {
        return SeedTree.root(workers).child(name).generator();
    }
}
