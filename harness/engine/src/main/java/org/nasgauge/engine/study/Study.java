package org.nasgauge.engine.study;

import java.util.List;
import java.util.Optional;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.estimate.EstimatorProvider;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.search.StrategyWrapperProvider;
import org.nasgauge.engine.record.StudyFacts;

/** A strategy or an estimator with its settings, on a benchmark, under a constraint. Safe for use by many threads. */
public sealed interface Study {
    StudyFacts facts();

    Benchmark benchmark();

    /** What its component is told. */
    Problem problem();

    Settings settings();

    /**
     * @param wrappers from the inside out
     * @param estimator answers the strategy's queries
     */
    record Search(
            StudyFacts facts,
            Benchmark benchmark,
            Objectives objectives,
            Problem problem,
            SearchStrategyProvider provider,
            Settings settings,
            List<Use<StrategyWrapperProvider>> wrappers,
            Optional<Use<EstimatorProvider>> estimator)
            implements Study {
        public Search {
            wrappers = List.copyOf(wrappers);
        }
    }

    /**
     * @param networks what the runs draw their sample from
     * @param sample how many networks each run rates; empty for all of the space
     * @param epochs of training that each estimate consumes; 0 if it needs none
     */
    record Estimation(
            StudyFacts facts,
            Benchmark benchmark,
            Problem problem,
            EstimatorProvider provider,
            Settings settings,
            Networks networks,
            Optional<Integer> sample,
            int epochs)
            implements Study {}
}
