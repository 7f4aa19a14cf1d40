package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.TimeSpent;

/**
 * The search strategies of an experiment.
 *
 * @param results from the best mean final value to the worst; those without a result last
 * @param areaRange where {@link SearchResult#area} is taken
 * @param standings of those that are not shown the truth, in the order of the results
 */
public record SearchComparison(
        Yardstick yardstick, List<SearchResult> results, AreaRange areaRange, Standings standings) {
    public SearchComparison {
        results = List.copyOf(results);
    }

    /**
     * With what the strategies themselves took added to the simulated clock: the mean over the sampled runs of a study, so
     * that it comes out differently each time. Of the studies that were timed; empty where none was.
     */
    public static Optional<SearchComparison> withOwnSeconds(ResultFolder folder) {
        Map<String, TimeSpent> spent = folder.timeSpent();
        boolean timed = folder.manifest().benchmark().timed()
                && spent.values().stream().anyMatch(study -> !study.own().isEmpty());
        if (!timed) {
            return Optional.empty();
        }
        List<SearchTally.Outcome> outcomes = new ArrayList<>();
        for (StudyFacts study : folder.manifest().searches()) {
            SearchTally tally = tally(folder, study, Optional.empty());
            TimeSpent own = spent.get(study.id());
            if (own != null && !own.own().isEmpty()) {
                try (Stream<SearchRecord> runs = folder.searches(study)) {
                    runs.map(run -> run.delayed(own::ownSeconds)).forEach(tally::add);
                }
            }
            outcomes.add(tally.finish());
        }
        return Optional.of(of(folder.manifest(), Optional.empty(), outcomes));
    }

    /** @param budget that of the runs, as they are looked at */
    static SearchTally tally(ResultFolder folder, StudyFacts study, Optional<Constraint> budget) {
        return new SearchTally(
                study, folder.diagnosis(study), Yardstick.of(folder.manifest().benchmark()), budget);
    }

    static SearchComparison of(Manifest manifest, Optional<Constraint> budget, List<SearchTally.Outcome> outcomes) {
        List<SearchTally.Outcome> ranked = outcomes.stream()
                .sorted(Comparator.comparingDouble(SearchTally.Outcome::meanLoss)
                        .thenComparing(outcome -> outcome.result().study().label()))
                .toList();
        return new SearchComparison(
                Yardstick.of(manifest.benchmark()),
                ranked.stream().map(SearchTally.Outcome::result).toList(),
                AreaRange.of(budget),
                Standings.of(
                        ranked.stream()
                                .flatMap(outcome -> outcome.competitor().stream())
                                .toList(),
                        manifest.baselineStudy()));
    }
}
