package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.nasgauge.api.search.BudgetEdge;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.record.Manifest;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.StudyFacts;
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
        Manifest manifest = folder.manifest();
        Yardstick yardstick = Yardstick.of(manifest.benchmark());
        Map<StudyFacts, Map<BudgetAxis, BudgetRange>> ranges = new LinkedHashMap<>();
        for (StudyFacts study : manifest.searches()) {
            ranges.put(study, ranges(folder, study));
        }
        AreaRange areaRange = AreaRange.of(manifest.budget());
        OptionalDouble interpolated = manifest.budget()
                .filter(budget -> budget.edge() == BudgetEdge.INTERPOLATE)
                .map(Constraint::seconds)
                .orElse(OptionalDouble.empty());
        List<SearchTally.Outcome> outcomes = new ArrayList<>();
        ranges.forEach((study, range) -> {
            SearchTally tally = new SearchTally(
                    study,
                    folder.diagnosis(study),
                    yardstick,
                    areaRange,
                    interpolated,
                    grids(range, manifest.budget()));
            try (Stream<SearchRecord> runs = folder.searches(study)) {
                runs.forEach(tally::add);
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

    private static Map<BudgetAxis, BudgetRange> ranges(ResultFolder folder, StudyFacts study) {
        Map<BudgetAxis, BudgetRange> ranges = new EnumMap<>(BudgetAxis.class);
        try (Stream<SearchRecord> runs = folder.searches(study)) {
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
