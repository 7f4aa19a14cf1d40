package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nasgauge.api.search.BudgetEdge;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.record.Manifest;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.StudyFacts;
import org.nasgauge.engine.record.TimeSpent;
import org.nasgauge.report.analysis.BudgetAxis.BudgetRange;

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

    static SearchComparison of(ResultFolder folder) {
        return of(folder, folder.manifest().budget(), folder::searches);
    }

    /**
     * With what the strategies themselves took added to the simulated clock: the mean over the sampled runs of a study, so
     * that it comes out differently each time. Of the studies that were timed; empty where none was.
     */
    public static Optional<SearchComparison> withOwnSeconds(ResultFolder folder) {
        Map<String, TimeSpent> spent = folder.timeSpent();
        boolean timed = folder.manifest().benchmark().timed()
                && spent.values().stream().anyMatch(study -> !study.own().isEmpty());
        return timed
                ? Optional.of(of(folder, Optional.empty(), study -> {
                    TimeSpent own = spent.get(study.id());
                    return own == null || own.own().isEmpty()
                            ? Stream.empty()
                            : folder.searches(study).map(run -> run.delayed(own::ownSeconds));
                }))
                : Optional.empty();
    }

    private static SearchComparison of(
            ResultFolder folder, Optional<Constraint> budget, Function<StudyFacts, Stream<SearchRecord>> runs) {
        Manifest manifest = folder.manifest();
        Yardstick yardstick = Yardstick.of(manifest.benchmark());
        Map<StudyFacts, Map<BudgetAxis, BudgetRange>> ranges = new LinkedHashMap<>();
        for (StudyFacts study : manifest.searches()) {
            ranges.put(study, ranges(runs.apply(study)));
        }
        AreaRange areaRange = AreaRange.of(budget);
        OptionalDouble interpolated = budget.filter(limits -> limits.edge() == BudgetEdge.INTERPOLATE)
                .map(Constraint::seconds)
                .orElse(OptionalDouble.empty());
        List<SearchTally.Outcome> outcomes = new ArrayList<>();
        ranges.forEach((study, range) -> {
            SearchTally tally = new SearchTally(
                    study, folder.diagnosis(study), yardstick, areaRange, interpolated, grids(range, budget));
            try (Stream<SearchRecord> recorded = runs.apply(study)) {
                recorded.forEach(tally::add);
            }
            outcomes.add(tally.finish());
        });
        outcomes.sort(Comparator.comparingDouble(SearchTally.Outcome::meanLoss)
                .thenComparing(outcome -> outcome.result().study().label()));
        return new SearchComparison(
                yardstick,
                outcomes.stream().map(SearchTally.Outcome::result).toList(),
                areaRange,
                Standings.of(
                        outcomes.stream()
                                .flatMap(outcome -> outcome.competitor().stream())
                                .toList(),
                        manifest.baselineStudy()));
    }

    private static Map<BudgetAxis, BudgetRange> ranges(Stream<SearchRecord> recorded) {
        Map<BudgetAxis, BudgetRange> ranges = new EnumMap<>(BudgetAxis.class);
        try (Stream<SearchRecord> runs = recorded) {
            runs.filter(run -> !run.trajectory().isEmpty()).forEach(run -> {
                for (BudgetAxis axis : BudgetAxis.values()) {
                    if (axis.isKnown(run)) {
                        ranges.merge(axis, BudgetRange.of(run, axis), BudgetRange::and);
                    }
                }
            });
        }
        return ranges;
    }

    /** A curve ends with the budget where only this axis is limited, otherwise where its first run ends. */
    private static Map<BudgetAxis, double[]> grids(Map<BudgetAxis, BudgetRange> ranges, Optional<Constraint> budget) {
        Map<BudgetAxis, double[]> grids = new EnumMap<>(BudgetAxis.class);
        ranges.forEach((axis, range) -> {
            OptionalDouble limit = budget.map(axis::limit).orElse(OptionalDouble.empty());
            boolean alone = budget.filter(limits ->
                            limits.evaluations().isEmpty() || limits.seconds().isEmpty())
                    .isPresent();
            BudgetRange drawn = limit.isPresent() && alone ? range.endingAt(limit.getAsDouble()) : range;
            grids.put(axis, BudgetGrid.of(axis, drawn));
        });
        return grids;
    }
}
