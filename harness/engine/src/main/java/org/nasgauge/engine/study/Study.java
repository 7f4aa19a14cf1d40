package org.nasgauge.engine.study;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.SearchRecord;

/** A strategy or an estimator with its settings, on a benchmark, under a constraint. Safe for use by many threads. */
public sealed interface Study {
    StudyFacts facts();

    Benchmark benchmark();

    /**
     * A component as a study uses it.
     *
     * @param problem what it is told before it starts
     * @param supply what it is shown later
     * @param members of an estimator over estimators, by label
     */
    record Use<C extends Component>(
            C component, Problem problem, Supply supply, SortedMap<String, Use<Estimator>> members) {
        public Use {
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        }

        /** Of one that stands alone. */
        public Use(C component, Problem problem, Supply supply) {
            this(component, problem, supply, new TreeMap<>());
        }
    }

    /**
     * An objective that a strategy does not see measured.
     *
     * @param benchmark whose objective it is: what the estimator measures beforehand
     */
    record Predicted(Metric objective, Benchmark benchmark, Use<Estimator> by) {}

    /**
     * @param wrappers from the inside out
     * @param estimator answers the strategy's queries
     * @param predicted none twice
     * @param kept which trials its records keep
     */
    record Search(
            StudyFacts facts,
            Benchmark benchmark,
            Objectives objectives,
            Use<SearchStrategy> strategy,
            List<Use<StrategyWrapper>> wrappers,
            Optional<Use<Estimator>> estimator,
            List<Predicted> predicted,
            SearchRecord.Kept kept)
            implements Study {
        public Search {
            wrappers = List.copyOf(wrappers);
            predicted = List.copyOf(predicted);
        }
    }

    /**
     * @param population what the runs draw their sample from
     * @param sample how many architectures each run rates; empty for all of the population
     * @param overall whether the whole population is rated once besides
     */
    record Estimation(
            StudyFacts facts,
            Benchmark benchmark,
            Use<Estimator> estimator,
            RatedPopulation population,
            Optional<Integer> sample,
            boolean overall)
            implements Study {}
}
