package org.nasgauge.report.analysis;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.Failures;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.statistics.Summary;

/**
 * What came of one study of a search strategy. Where one run has no result the study has none: leaving it out would
 * flatter the strategy.
 *
 * @param runs how many are recorded
 * @param deterministic whether all of them are the same: what is over the final incumbents is then over one
 * @param regret of the final incumbents on test, in the objective's unit
 * @param test value of the final incumbents
 * @param area normalised area under the anytime curve: its mean over {@link SearchComparison#areaRange}
 * @param evaluations charged to each run
 * @param distinct how many architectures the trials of a run were of
 * @param seconds on the simulated clock at the end of each run
 * @param failures of evaluations, in all runs together
 * @param ends how many runs ended for which reason
 * @param faults why the study has no result, if a run is faulty
 * @param each the runs one by one, in the order of the seeds
 * @param curves the anytime curve over each axis
 */
public record SearchResult(
        StudyFacts study,
        int runs,
        boolean deterministic,
        Finding<Summary> regret,
        Finding<Summary> test,
        Finding<Summary> area,
        Finding<Summary> evaluations,
        Finding<Summary> distinct,
        Finding<Summary> seconds,
        Failures failures,
        SortedMap<End, Integer> ends,
        Optional<Faults> faults,
        List<RunSummary> each,
        Map<BudgetAxis, Finding<AnytimeCurve>> curves) {
    public SearchResult {
        ends = Collections.unmodifiableSortedMap(new TreeMap<>(ends));
        each = each instanceof RunList ? each : List.copyOf(each);
        curves = Map.copyOf(curves);
    }

    public Finding<AnytimeCurve> curve(BudgetAxis axis) {
        return curves.getOrDefault(axis, Finding.none("not analysed"));
    }
}
