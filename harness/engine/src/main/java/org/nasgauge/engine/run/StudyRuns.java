package org.nasgauge.engine.run;

import java.util.List;
import java.util.function.UnaryOperator;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.RunRecord;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.study.Study;

/** Runs a study under a seed. The record depends on nothing but the two. */
public final class StudyRuns {
    private StudyRuns() {}

    /** @param wrap goes around the strategy of a search, to watch it */
    public static RunRecord run(Study study, long seed, UnaryOperator<SearchStrategy> wrap) {
        return study instanceof Study.Search search
                ? search(search, seed, wrap)
                : estimation((Study.Estimation) study, seed);
    }

    private static SearchRecord search(Study.Search study, long seed, UnaryOperator<SearchStrategy> wrap) {
        RunSeeds seeds = RunSeeds.of(seed);
        SeededRandom random = seeds.component("strategy", study.provider().name());
        return new SearchRun(study.benchmark(), study.problem().constraint(), seeds.benchmark())
                .record(
                        study.facts().id(),
                        seed,
                        () -> wrap.apply(study.provider().create(study.problem(), study.settings(), random)));
    }

    private static EstimationRecord estimation(Study.Estimation study, long seed) {
        RunSeeds seeds = RunSeeds.of(seed);
        List<Architecture> networks = study.sample().isPresent()
                ? study.networks().sample(study.sample().get(), seeds.networks())
                : study.networks().all();
        SeededRandom random = seeds.component("estimator", study.provider().name());
        return new EstimationRun(study, seeds.benchmark())
                .record(seed, networks, () -> study.provider().create(study.problem(), study.settings(), random));
    }
}
