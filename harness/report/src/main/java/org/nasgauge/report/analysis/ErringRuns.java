package org.nasgauge.report.analysis;

import java.util.List;
import java.util.Optional;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.agreement.RelativeErrors;
import org.nasgauge.statistics.resampling.Bootstrap;

/**
 * How far an estimator is off that predicts its target in its unit, run by run.
 *
 * @param runs at least one, in the order of the seeds
 */
public record ErringRuns(List<RelativeErrors> runs) {
    public ErringRuns {
        runs = List.copyOf(runs);
    }

    /** Of what the first run rated: the sample that intervals are about. */
    public RelativeErrors first() {
        return runs.get(0);
    }

    /** Of a measure in the first run, over architectures. */
    public Optional<Interval> interval(RelativeErrors.Measure measure, Bootstrap.Method method) {
        return first().interval(
                        measure, method, SeedTree.root(0).child("errors").generator());
    }

    /** Of a measure over the runs. */
    public Summary spread(RelativeErrors.Measure measure) {
        return Summary.of(runs.stream().mapToDouble(run -> run.value(measure)).toArray());
    }
}
