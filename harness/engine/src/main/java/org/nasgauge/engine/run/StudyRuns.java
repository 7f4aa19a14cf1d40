package org.nasgauge.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.RunRecord;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.study.Study;
import org.nasgauge.engine.study.Use;

/** Runs a study under a seed. The record depends on nothing but the two. */
public final class StudyRuns {
    private StudyRuns() {}

    /** @param watch goes around the strategy of a search with all its wrappers */
    public static RunRecord run(Study study, long seed, UnaryOperator<Search> watch) {
        return study instanceof Study.Search search
                ? search(search, seed, watch)
                : estimation((Study.Estimation) study, seed);
    }

    private static SearchRecord search(Study.Search study, long seed, UnaryOperator<Search> watch) {
        RunSeeds seeds = RunSeeds.of(seed);
        Optional<Rating> estimator =
                study.estimator().map(use -> rating(study.benchmark(), use, seeds, seeds.queries()));
        List<Search> started = new ArrayList<>(1);
        try {
            return new SearchRun(
                            study.benchmark(),
                            study.objectives(),
                            study.problem().constraint(),
                            estimator,
                            seeds.benchmark())
                    .record(study.facts().id(), seed, () -> {
                        started.add(start(study, seeds));
                        return watch.apply(wrapped(started.get(0), study, seeds));
                    });
        } finally {
            started.forEach(Search::close);
        }
    }

    private static Search start(Study.Search study, RunSeeds seeds) {
        SeededRandom random = seeds.component("strategy", study.component().name());
        return study.component().start(study.problem(), random);
    }

    private static Search wrapped(Search started, Study.Search study, RunSeeds seeds) {
        Search strategy = started;
        for (Use<StrategyWrapper> wrapper : study.wrappers()) {
            SeededRandom random = seeds.component("wrapper", wrapper.component().name());
            strategy = wrapper.component().wrap(strategy, wrapper.problem(), random);
        }
        return strategy;
    }

    private static EstimationRecord estimation(Study.Estimation study, long seed) {
        RunSeeds seeds = RunSeeds.of(seed);
        List<Architecture> networks = study.sample().isPresent()
                ? study.networks().sample(study.sample().get(), seeds.networks())
                : study.networks().all();
        Use<Estimator> use = new Use<>(study.component(), study.problem());
        return EstimationRun.record(
                study.facts().id(),
                seed,
                study.benchmark(),
                networks,
                rating(study.benchmark(), use, seeds, seeds.benchmark()));
    }

    private static Rating rating(Benchmark benchmark, Use<Estimator> use, RunSeeds seeds, SeededRandom draw) {
        SeededRandom random = seeds.component("estimator", use.component().name());
        return new Rating(benchmark, use.component(), () -> use.component().start(use.problem(), random), draw);
    }
}
