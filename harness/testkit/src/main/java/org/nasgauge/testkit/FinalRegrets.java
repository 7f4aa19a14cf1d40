package org.nasgauge.testkit;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.SearchStrategy;

/** What a strategy leaves to be desired on a toy benchmark. */
public final class FinalRegrets {
    private FinalRegrets() {}

    /**
     * For each run, how far the best score that was told is below the optimum.
     *
     * @param settings as a recipe gives them
     * @param firstSeed runs have the seeds from this one on
     */
    public static double[] of(
            SearchStrategy strategy,
            Map<String, ?> settings,
            ToyBenchmark benchmark,
            int evaluations,
            int firstSeed,
            int runs) {
        Problem problem = benchmark.problem(evaluations);
        SearchStrategy read = Settings.read("test", strategy, settings);
        double optimum = benchmark.score().applyAsDouble(benchmark.best());
        return IntStream.range(firstSeed, firstSeed + runs)
                .mapToObj(seed -> SeedTree.root(seed).child(strategy.name()).generator())
                .map(random -> Trials.run(read.start(problem, random), benchmark, evaluations))
                .mapToDouble(told -> optimum - best(told))
                .toArray();
    }

    private static double best(List<Observation> told) {
        return told.stream()
                .filter(Observation.Scored.class::isInstance)
                .mapToDouble(observation -> ((Observation.Scored) observation).score())
                .max()
                .orElseThrow(() -> new AssertionError("no trial was scored"));
    }
}
