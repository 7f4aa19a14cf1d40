package org.nasgauge.engine.study;

import java.util.List;
import java.util.Optional;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.StudyFacts;

/** A strategy or an estimator with its settings, on a benchmark, under a constraint. Safe for use by many threads. */
public sealed interface Study {
    StudyFacts facts();

    Benchmark benchmark();

    /**
     * A component as a study uses it.
     *
     * @param problem what it is told before it starts
     * @param supply what it is shown later
     */
    record Use<C extends Component>(C component, Problem problem, Supply supply) {}

    /**
     * @param wrappers from the inside out
     * @param estimator answers the strategy's queries
     * @param kept which trials its records keep
     */
    record Search(
            StudyFacts facts,
            Benchmark benchmark,
            Objectives objectives,
            Use<SearchStrategy> strategy,
            List<Use<StrategyWrapper>> wrappers,
            Optional<Use<Estimator>> estimator,
            SearchRecord.Kept kept)
            implements Study {
        public Search {
            wrappers = List.copyOf(wrappers);
        }
    }

    /**
     * @param networks what the runs draw their sample from
     * @param sample how many networks each run rates; empty for all of the space
     * @param overall whether all networks are rated once besides
     */
    record Estimation(
            StudyFacts facts,
            Benchmark benchmark,
            Use<Estimator> estimator,
            Networks networks,
            Optional<Integer> sample,
            boolean overall)
            implements Study {}
}
