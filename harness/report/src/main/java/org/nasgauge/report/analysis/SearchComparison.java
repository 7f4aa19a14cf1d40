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
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.significance.Holm;
import org.nasgauge.statistics.significance.MannWhitney;
import org.nasgauge.statistics.significance.TestResult;
import org.nasgauge.statistics.significance.VarghaDelaney;

/**
 * The search strategies of an experiment.
 *
 * @param results from the best mean final value to the worst; those without a result last
 * @param areaRange where {@link SearchResult#area} is taken
 * @param best the strategy that the others are compared with: the first that is not shown the truth
 * @param comparisons in the order of the results, without the best and without those that are shown the truth
 */
public record SearchComparison(
        Yardstick yardstick,
        List<SearchResult> results,
        AreaRange areaRange,
        Optional<StudyFacts> best,
        List<Comparison> comparisons) {
    public SearchComparison {
        results = List.copyOf(results);
        comparisons = List.copyOf(comparisons);
    }

    static SearchComparison of(ResultFolder folder) {
        Manifest manifest = folder.manifest();
        Yardstick yardstick = Yardstick.of(manifest.benchmark());
        Map<StudyFacts, Map<BudgetAxis, BudgetRange>> ranges = new LinkedHashMap<>();
        for (StudyFacts study : manifest.searches()) {
            ranges.put(study, ranges(folder, study));
        }
        BudgetAxis areaAxis = AreaRange.axis(manifest.budget());
        AreaRange areaRange = AreaRange.of(
                areaAxis,
                ranges.values().stream()
                        .flatMap(range -> Optional.ofNullable(range.get(areaAxis)).stream())
                        .reduce(BudgetRange::and),
                manifest.budget());
        OptionalDouble interpolated = manifest.budget()
                .filter(budget -> budget.edge() == BudgetEdge.INTERPOLATE)
                .map(Constraint::seconds)
                .orElse(OptionalDouble.empty());
        List<SearchTally.Outcome> outcomes = new ArrayList<>();
        ranges.forEach((study, range) -> {
            SearchTally tally =
                    new SearchTally(study, yardstick, areaRange, interpolated, grids(range, manifest.budget()));
            try (Stream<SearchRecord> runs = folder.searches(study)) {
                runs.forEach(tally::add);
            }
            outcomes.add(tally.finish());
        });
        outcomes.sort(Comparator.comparingDouble((SearchTally.Outcome outcome) -> outcome.losses()
                        .map(losses -> Summary.of(losses).mean())
                        .orElse(Double.POSITIVE_INFINITY))
                .thenComparing(outcome -> outcome.result().study().label()));
        List<SearchTally.Outcome> competitors = outcomes.stream()
                .filter(outcome -> outcome.losses().isPresent())
                .filter(outcome -> !outcome.result().study().seesTruth())
                .toList();
        return new SearchComparison(
                yardstick,
                outcomes.stream().map(SearchTally.Outcome::result).toList(),
                areaRange,
                competitors.stream().map(outcome -> outcome.result().study()).findFirst(),
                comparisons(competitors));
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

    private static List<Comparison> comparisons(List<SearchTally.Outcome> competitors) {
        if (competitors.size() < 2) {
            return List.of();
        }
        double[] best = competitors.get(0).losses().orElseThrow();
        List<SearchTally.Outcome> others = competitors.subList(1, competitors.size());
        List<TestResult> tests = others.stream()
                .map(other -> MannWhitney.withDefaults().test(other.losses().orElseThrow(), best))
                .toList();
        double[] adjusted =
                Holm.adjust(tests.stream().mapToDouble(TestResult::p).toArray());
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            comparisons.add(new Comparison(
                    others.get(i).result().study(),
                    tests.get(i),
                    adjusted[i],
                    VarghaDelaney.of(others.get(i).losses().orElseThrow(), best)));
        }
        return comparisons;
    }

    /**
     * One strategy against the best one.
     *
     * @param test the Mann-Whitney test of the two samples of final values
     * @param adjusted its p-value after Holm's correction for all strategies compared
     * @param effect the probability that a run of this strategy ends worse than one of the best
     */
    public record Comparison(StudyFacts study, TestResult test, double adjusted, VarghaDelaney effect) {}
}
