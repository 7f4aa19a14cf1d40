package org.nasgauge.engine.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.MixtureTrail;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.RunRecord;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.study.Study;

/** Runs a study under a seed. The record depends on nothing but the two. */
public final class StudyRuns {
    private StudyRuns() {}

    /** @param watch goes around the strategy of a search with all its wrappers */
    public static RunRecord run(Study study, long seed, UnaryOperator<Search> watch) {
        return run(study, seed, watch, diagnosis -> {});
    }

    /**
     * @param watch goes around the strategy of a search with all its wrappers
     * @param diagnosis hears, of a run that ends with a fault, what the author of the strategy needs to find out why: where
     *     it was thrown, or what a program wrote to its standard error
     */
    public static RunRecord run(Study study, long seed, UnaryOperator<Search> watch, Consumer<String> diagnosis) {
        return study instanceof Study.Search search
                ? search(search, seed, watch, diagnosis)
                : estimation((Study.Estimation) study, seed);
    }

    private static SearchRecord search(
            Study.Search study, long seed, UnaryOperator<Search> watch, Consumer<String> diagnosis) {
        RunSeeds seeds = RunSeeds.of(seed);
        boolean fromTrials = study.strategy().component().needs().contains(Need.Access.ESTIMATES_FROM_TRIALS);
        Optional<Rating> estimator = study.estimator()
                .map(use -> new Rating(study.benchmark(), use, seeds, seeds::queries))
                .map(rating -> fromTrials ? rating.followingTrials() : rating);
        SearchRun run = new SearchRun(
                study.benchmark(),
                study.objectives(),
                study.strategy().problem().constraint(),
                estimator,
                PredictedObjectives.of(study.predicted(), seeds),
                seeds.benchmark(),
                study.kept());
        SearchRecord record = run.record(study.facts().id(), seed, new Wrapped(study, seeds, watch));
        run.diagnosis().ifPresent(diagnosis);
        return record;
    }

    /** A strategy with all that goes around it. What it holds is given back by itself, whatever its wrappers do. */
    private static final class Wrapped implements Dialogue.Partner {
        private final Study.Search study;
        private final RunSeeds seeds;
        private final UnaryOperator<Search> watch;
        private Optional<Search> started = Optional.empty();

        Wrapped(Study.Search study, RunSeeds seeds, UnaryOperator<Search> watch) {
            this.study = study;
            this.seeds = seeds;
            this.watch = watch;
        }

        @Override
        public Search begin() {
            Search strategy = start(study, seeds);
            started = Optional.of(strategy);
            return watch.apply(wrapped(strategy, study, seeds));
        }

        @Override
        public Map<String, Double> declaredCosts() {
            return started.map(Search::declaredCosts).orElse(Map.of());
        }

        @Override
        public Optional<MixtureTrail> mixtures() {
            return started.flatMap(Search::mixtures);
        }

        @Override
        public void end() {
            started.ifPresent(Search::close);
        }
    }

    private static Search start(Study.Search study, RunSeeds seeds) {
        SearchStrategy strategy = study.strategy().component();
        return strategy.start(study.strategy().problem(), seeds.component("strategy", strategy.name()));
    }

    private static Search wrapped(Search started, Study.Search study, RunSeeds seeds) {
        Search strategy = started;
        for (Study.Use<StrategyWrapper> wrapper : study.wrappers()) {
            SeededRandom random = seeds.component("wrapper", wrapper.component().name());
            strategy = wrapper.component().wrap(strategy, wrapper.problem(), random);
        }
        return strategy;
    }

    private static EstimationRecord estimation(Study.Estimation study, long seed) {
        return estimation(
                study,
                seed,
                study.sample().isPresent()
                        ? study.population()
                                .sample(study.sample().get(), RunSeeds.of(seed).networks())
                        : study.population().all());
    }

    /** Over the whole population, whatever the sample of the study. */
    public static EstimationRecord overall(Study.Estimation study, long seed) {
        return estimation(study, seed, study.population().all());
    }

    private static EstimationRecord estimation(Study.Estimation study, long seed, List<Architecture> architectures) {
        RunSeeds seeds = RunSeeds.of(seed);
        return EstimationRun.record(
                study.facts().id(),
                seed,
                study.benchmark(),
                architectures,
                new Rating(study.benchmark(), study.estimator(), seeds, seeds::benchmark));
    }
}
