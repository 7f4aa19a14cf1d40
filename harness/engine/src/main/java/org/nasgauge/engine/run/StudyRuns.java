package org.nasgauge.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.estimate.EstimatorProvider;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.StrategyWrapperProvider;
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
    public static RunRecord run(Study study, long seed, UnaryOperator<SearchStrategy> watch) {
        return study instanceof Study.Search search
                ? search(search, seed, watch)
                : estimation((Study.Estimation) study, seed);
    }

    private static SearchRecord search(Study.Search study, long seed, UnaryOperator<SearchStrategy> watch) {
        RunSeeds seeds = RunSeeds.of(seed);
        Optional<Rating> estimator = study.estimator()
                .map(use -> rating(
                        study.benchmark(),
                        use,
                        use.provider().epochs(use.problem(), use.settings()),
                        seeds,
                        seeds.queries()));
        List<SearchStrategy> started = new ArrayList<>(1);
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
            started.forEach(SearchStrategy::close);
        }
    }

    private static SearchStrategy start(Study.Search study, RunSeeds seeds) {
        SeededRandom random = seeds.component("strategy", study.provider().name());
        return study.provider().create(study.problem(), study.settings(), random);
    }

    private static SearchStrategy wrapped(SearchStrategy started, Study.Search study, RunSeeds seeds) {
        SearchStrategy strategy = started;
        for (Use<StrategyWrapperProvider> wrapper : study.wrappers()) {
            SeededRandom random = seeds.component("wrapper", wrapper.provider().name());
            strategy = wrapper.provider().wrap(strategy, wrapper.problem(), wrapper.settings(), random);
        }
        return strategy;
    }

    private static EstimationRecord estimation(Study.Estimation study, long seed) {
        RunSeeds seeds = RunSeeds.of(seed);
        List<Architecture> networks = study.sample().isPresent()
                ? study.networks().sample(study.sample().get(), seeds.networks())
                : study.networks().all();
        Use<EstimatorProvider> use = new Use<>(study.provider(), study.settings(), study.problem());
        return EstimationRun.record(
                study.facts().id(),
                seed,
                study.benchmark(),
                networks,
                rating(study.benchmark(), use, study.epochs(), seeds, seeds.benchmark()));
    }

    private static Rating rating(
            Benchmark benchmark, Use<EstimatorProvider> use, int epochs, RunSeeds seeds, SeededRandom draw) {
        EstimatorProvider provider = use.provider();
        SeededRandom random = seeds.component("estimator", provider.name());
        return new Rating(
                benchmark, provider, epochs, () -> provider.create(use.problem(), use.settings(), random), draw);
    }
}
