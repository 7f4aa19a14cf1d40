package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.multiobjective.AttainmentSurfaces;

/**
 * The fronts that the strategies of an experiment with several objectives found.
 *
 * @param axis what limits the runs
 * @param results from the greatest mean hypervolume to the least; those without one last
 * @param standings by the hypervolume at the end of the runs, of those that are not shown the truth, in the order of the results
 */
public record FrontComparison(
        FrontYardstick yardstick, BudgetAxis axis, List<FrontResult> results, Standings standings) {
    public FrontComparison {
        results = List.copyOf(results);
    }

    /** @param tallies one a study, all of its runs counted */
    static FrontComparison of(Manifest manifest, FrontYardstick yardstick, List<FrontTally> tallies) {
        List<FrontResult> results = new ArrayList<>();
        Map<StudyFacts, Standings.Competitor> competitors = new HashMap<>();
        for (FrontTally tally : tallies) {
            FrontResult result = tally.finish();
            results.add(result);
            tally.competitor().ifPresent(one -> competitors.put(result.study(), one));
        }
        results.sort(Comparator.comparingDouble((FrontResult result) ->
                        -result.hypervolume().toOptional().map(Summary::mean).orElse(Double.NEGATIVE_INFINITY))
                .thenComparing(result -> result.study().label()));
        List<Standings.Competitor> inOrder = results.stream()
                .flatMap(result -> Stream.ofNullable(competitors.get(result.study())))
                .toList();
        return new FrontComparison(
                yardstick, AreaRange.axis(manifest.budget()), results, Standings.of(inOrder, manifest.baselineStudy()));
    }

    /** The greatest standard error of a run's hypervolume at its end, as a share of it; 0 where all are exact. */
    public double hypervolumeError() {
        return results.stream().mapToDouble(FrontResult::hypervolumeError).max().orElse(0);
    }

    /**
     * The fronts that one study of a search strategy found. Where one run has no result the study has none.
     *
     * @param deterministic whether all runs are the same: what is over their ends is then over one
     * @param hypervolume at the end of the runs: a share of the true front's, where that is known
     * @param volumes hypervolume of each run that has a result, by its seed
     * @param hypervolumeError the greatest standard error of one of them as a share of it; 0 where all are exact
     * @param area mean hypervolume over {@link SearchComparison#areaRange}
     * @param distance IGD+ from the true front at the end of the runs
     * @param size points on the front at the end of the runs
     * @param curve hypervolume over what limits the runs
     * @param surfaces of what the runs attained at their end, where there are two objectives
     */
    public record FrontResult(
            StudyFacts study,
            int runs,
            boolean deterministic,
            Finding<Summary> hypervolume,
            SortedMap<Long, Double> volumes,
            double hypervolumeError,
            Finding<Summary> area,
            Finding<Summary> distance,
            Finding<Summary> size,
            Finding<AnytimeCurve> curve,
            Optional<AttainmentSurfaces> surfaces) {
        public FrontResult {
            volumes = Collections.unmodifiableSortedMap(new TreeMap<>(volumes));
        }
    }
}
